package org.exchangeconnect.sandbox.sms;

import java.util.List;
import org.exchangeconnect.sandbox.MessageApi;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.api.ApiCall;
import org.exchangeconnect.sandbox.api.InputProblems;
import org.exchangeconnect.sandbox.api.QueryFields;

/** Hands out delivery reports of the caller's account, each once for the whole account. */
final class ReportFetch {

    private final MessageStore store;
    private final MessageApi api;

    ReportFetch(MessageStore store, MessageApi api) {
        this.store = store;
        this.api = api;
    }

    Reply fetch(ApiCall call) {
        InputProblems problems = new InputProblems();
        QueryFields query = call.query(problems).only(ReportFilter.PARAMETERS);
        ReportFilter filter = ReportFilter.of(query);
        int limit = query.number("limit", 1, 1000, 50);
        problems.enforce(call);
        store.sendDue(call.now());
        List<StoredMessage> taken = store.toFetch().take(call.user().accountKey(), filter, limit, call.now());
        return call.ok(ReportJsonWriter.reports(api, taken));
    }
}
