package org.exchangeconnect.sandbox;

import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.ApiContext;
import org.exchangeconnect.sandbox.api.ApiEndpoint;

/** The balance of the caller's account: a call without side effects, for which every user has the right. */
final class Balance {

    private Balance() {}

    static Endpoint endpoint(ApiContext context) {
        return new ApiEndpoint(context, PathKind.ACCOUNT, ErrorForm.SERVICE_EXCEPTION).on("GET", Balance::read);
    }

    private static Reply read(ApiCall call) {
        return call.ok(JsonText.object().add("balance", 47.79134).add("currency", "EUR"));
    }
}
