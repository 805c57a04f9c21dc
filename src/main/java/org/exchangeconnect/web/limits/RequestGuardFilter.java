package org.exchangeconnect.web.limits;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.exchangeconnect.limits.ConcurrencyLimit;
import org.exchangeconnect.web.Refusal;
import org.exchangeconnect.web.limits.AsyncBodyReaders.BodyCaller;
import org.exchangeconnect.web.limits.AsyncBodyReaders.CallerKind;
import org.exchangeconnect.web.session.SignedInConnection;

/**
 * Accepts or refuses requests by their request line and headers, and reads accepted bodies asynchronously. No page or
 * REST resource behind it waits for the network, and {@code Upgrade} has no effect.
 */
public class RequestGuardFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    /** The limit of concurrent REST API calls; the servers have at least 200 request threads. */
    private static final int MAX_CALLS = 160;

    /** The limit for sends, and for all other calls. Infobip can hold each send for seconds; other calls continue. */
    private static final int MAX_CALLS_OF_A_KIND = 128;

    private static final String AUTHORIZE = "/api/oauth/authorize";
    private static final String CALLBACK = "/api/oauth/callback";
    private static final String VIEW_STATE = "jakarta.faces.ViewState";
    private static final byte[] NO_BODY = {};

    private final transient ConcurrencyLimit<String> calls = new ConcurrencyLimit<>(MAX_CALLS, MAX_CALLS_OF_A_KIND);

    @Inject
    transient CallerAddress callers;

    @Inject
    transient AnonymousRateLimits limits;

    @Inject
    transient AsyncBodyReaders bodies;

    @Inject
    transient Instance<RequestContextController> contexts;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            goOnWithBody(request, response, chain);
            return;
        }
        String path = path(request);
        RequestRules rules = RequestRules.of(request.getMethod(), path);
        if (!rules.allows(request.getMethod())) {
            Refusal.methodNotAllowed(request, response, rules.allow());
        } else if (isMalformed(request)) {
            Refusal.UNREADABLE_BODY.write(request, response);
        } else if (!isOverLimit(path, rules, request, response)) {
            withBody(path, rules, request, response, chain);
            if (path.equals(CALLBACK) && response.getStatus() == HttpServletResponse.SC_SEE_OTHER) {
                limits.flowReturned(callers.network(request));
            }
        }
    }

    /**
     * Continues with the body in memory. Payara has no request context for a request that is dispatched again, so one
     * is activated. Each request has its own controller: a controller remembers one activation, so that a shared one
     * would leave a context with the beans of its request on a thread, for the next person's request.
     */
    private void goOnWithBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        byte[] body = request.getAttribute(AsyncBodyReader.BODY) instanceof byte[] read ? read : NO_BODY;
        request.removeAttribute(AsyncBodyReader.BODY);
        BufferedRequest buffered = new BufferedRequest(request, body);
        if (!hasViewStateOrNone(buffered)) {
            Refusal.UNREADABLE_FORM.write(request, response);
            return;
        }
        RequestContextController context = contexts.get();
        boolean activated = context.activate();
        try {
            goOn(buffered, response, chain);
        } finally {
            if (activated) {
                context.deactivate();
            }
            contexts.destroy(context);
        }
    }

    /**
     * Returns whether the view state is absent or valid Base64, in a form or in a URL. Faces throws on any other, also
     * on {@code stateless}: our pages without a view state have no form.
     */
    private static boolean hasViewStateOrNone(BufferedRequest request) {
        String state = request.getParameter(VIEW_STATE);
        if (state == null) {
            return true;
        }
        try {
            return Base64.getDecoder().decode(state).length > 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private void withBody(
            String path,
            RequestRules rules,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        boolean announced = announcesBody(request);
        if (RequestRules.isGateway(path)) {
            goOn(announced ? request : new BufferedRequest(request, NO_BODY), response, chain);
        } else if (!announced || !rules.readsBody()) {
            boolean unexpected = announced && !rules.methods().isEmpty();
            BufferedRequest buffered = new BufferedRequest(request, NO_BODY);
            if (unexpected) {
                Refusal.UNEXPECTED_BODY.write(request, response);
            } else if (!hasViewStateOrNone(buffered)) {
                Refusal.UNREADABLE_FORM.write(request, response);
            } else {
                goOn(buffered, response, chain);
            }
        } else if (!rules.accepts(request.getContentType())) {
            Refusal.UNSUPPORTED_MEDIA_TYPE.write(request, response);
        } else if (request.getContentLengthLong() > rules.maxBytes()) {
            Refusal.REQUEST_TOO_LARGE.write(request, response);
        } else if (!bodies.start(request, response, rules.maxBytes(), caller(request))) {
            Refusal.tooMany(request, response, Duration.ofSeconds(1));
        }
    }

    /**
     * Passes the request on. Authenticated REST API calls wait for Infobip, so their number is limited to keep some of
     * the server's threads free for other requests.
     */
    private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean counted = request.getUserPrincipal() != null;
        String kind = RequestRules.isSend(request.getMethod(), path(request)) ? "send" : "other";
        if (counted && !calls.enter(kind)) {
            Refusal.tooMany(request, response, Duration.ofSeconds(1));
            return;
        }
        HttpServletRequest before = CurrentRequest.enter(request);
        try {
            chain.doFilter(request, response);
        } finally {
            CurrentRequest.leave(before);
            if (counted) {
                calls.leave(kind);
            }
        }
    }

    private boolean isOverLimit(
            String path, RequestRules rules, HttpServletRequest request, HttpServletResponse response) {
        Duration wait = Duration.ZERO;
        if (path.equals(AUTHORIZE)) {
            wait = limits.flow(callers.network(request));
        } else if (isForVisitors(path, rules) && SignedInConnection.of(request).isEmpty()) {
            wait = limits.page(callers.network(request));
        }
        if (!wait.isZero()) {
            Refusal.tooMany(request, response, wait);
        }
        return !wait.isZero();
    }

    /**
     * Returns whether the limit for anonymous page views applies. The operator's page has the limits of the back
     * office.
     */
    private static boolean isForVisitors(String path, RequestRules rules) {
        return rules.isPage() && !path.equals("/operator") || path.equals(CALLBACK) || path.startsWith("/api/page/");
    }

    private BodyCaller caller(HttpServletRequest request) {
        if (request.getUserPrincipal() != null) {
            return new BodyCaller(
                    CallerKind.BACK_OFFICE, request.getUserPrincipal().getName());
        }
        return SignedInConnection.of(request)
                .map(visitor ->
                        new BodyCaller(CallerKind.VISITOR, visitor.connection().toString()))
                .orElseGet(() -> new BodyCaller(CallerKind.STRANGER, callers.network(request)));
    }

    private static boolean announcesBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0
                || request.getHeader("Transfer-Encoding") != null
                || request.getProtocol().startsWith("HTTP/2")
                        && request.getContentLengthLong() < 0
                        && request.getContentType() != null;
    }

    /** On Payara, a chunked body of a request with {@code Upgrade} never ends. */
    private static boolean isMalformed(HttpServletRequest request) {
        return request.getHeader("Upgrade") != null
                && request.getHeader("Transfer-Encoding") != null
                && request.getProtocol().startsWith("HTTP/1");
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }
}
