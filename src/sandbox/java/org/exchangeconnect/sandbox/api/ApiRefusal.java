package org.exchangeconnect.sandbox.api;

import org.exchangeconnect.sandbox.RecorderNote;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.RequestOutcome;

/** A call is answered with an error. */
public final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Reply reply;

    private ApiRefusal(Reply reply) {
        super(reply.note().detail());
        this.reply = reply;
    }

    /** The request violates Infobip's documentation. */
    static ApiRefusal malformed(ApiCall call, Reply reply, String why) {
        return new ApiRefusal(reply.noted(
                new RecorderNote(RequestOutcome.MALFORMED, call.user().userKey(), why)));
    }

    /** The request is about something that does not exist. */
    public static ApiRefusal notFound(ApiCall call) {
        return new ApiRefusal(call.errors()
                .of(404)
                .noted(RequestOutcome.NOT_FOUND, call.user().userKey()));
    }

    Reply reply() {
        return reply;
    }
}
