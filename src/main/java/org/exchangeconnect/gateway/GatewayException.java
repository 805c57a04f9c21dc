package org.exchangeconnect.gateway;

/** The gateway itself responds to a call with an error. */
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
