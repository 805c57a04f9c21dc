package org.exchangeconnect.sandbox.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.exchangeconnect.sandbox.ApiRight;
import org.exchangeconnect.sandbox.Endpoint;
import org.exchangeconnect.sandbox.ErrorForm;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RecorderNote;
import org.exchangeconnect.sandbox.Reply;
import org.exchangeconnect.sandbox.Request;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.SandboxUser;

/** A path of one of Infobip's APIs. It checks method, caller, rights and the number of calls, in this order. */
public final class ApiEndpoint implements Endpoint {

    private final ApiContext context;
    private final PathKind kind;
    private final ErrorForm errors;
    private final Map<String, ApiOperation> operations = new TreeMap<>();
    private CallLimit limit = CallLimit.NONE;

    public ApiEndpoint(ApiContext context, PathKind kind, ErrorForm errors) {
        this.context = context;
        this.kind = kind;
        this.errors = errors;
    }

    /** Adds a method; its caller needs one of the rights, if any are given. */
    public ApiEndpoint on(String method, Function<ApiCall, Reply> handler, ApiRight... oneOf) {
        operations.put(method, new ApiOperation(handler, Set.of(oneOf)));
        return this;
    }

    /** Limits the number of each account's calls. */
    public ApiEndpoint limited(CallLimit calls) {
        limit = calls;
        return this;
    }

    @Override
    public PathKind kind() {
        return kind;
    }

    @Override
    public ErrorForm errors() {
        return errors;
    }

    @Override
    public String userOf(Request request) {
        return context.caller(request)
                .map(ApiCaller::user)
                .map(SandboxUser::userKey)
                .orElse(null);
    }

    @Override
    public Reply answer(Request request) {
        ApiOperation operation = operations.get(request.method());
        if (operation == null) {
            String allowed = String.join(", ", operations.keySet());
            return refused(405, RequestOutcome.MALFORMED, null, "method is not " + allowed)
                    .with("Allow", allowed);
        }
        Optional<ApiCaller> caller = context.caller(request);
        return caller.isEmpty()
                ? refused(401, RequestOutcome.UNAUTHORIZED, null, null)
                : answer(request, operation, caller.get());
    }

    private Reply answer(Request request, ApiOperation operation, ApiCaller caller) {
        String userKey = caller.user().userKey();
        if (!caller.hasOneOf(operation.rights())) {
            return refused(403, RequestOutcome.FORBIDDEN, userKey, "needs one of " + operation.rights());
        }
        if (!limit.allows(caller.user().accountKey(), context.now())) {
            return refused(429, RequestOutcome.THROTTLED, userKey, null);
        }
        try {
            return operation.handler().apply(new ApiCall(request, caller.user(), errors, context.now()));
        } catch (ApiRefusal refusal) {
            return refusal.reply();
        }
    }

    private Reply refused(int status, RequestOutcome outcome, String userKey, String why) {
        return errors.of(status).noted(new RecorderNote(outcome, userKey, why));
    }
}
