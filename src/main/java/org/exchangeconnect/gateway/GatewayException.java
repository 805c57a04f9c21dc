package org.exchangeconnect.gateway;

/** A call ends with an answer of the gateway's own. */
class GatewayException extends Exception {

    private static final long serialVersionUID = 1L;

    private final GatewayError error;

    GatewayException(GatewayError error) {
        super(error.name());
        this.error = error;
    }

    GatewayException(GatewayError error, Throwable cause) {
        super(error.name(), cause);
        this.error = error;
    }

    GatewayError error() {
        return error;
    }
}
