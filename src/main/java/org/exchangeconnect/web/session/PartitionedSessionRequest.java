package org.exchangeconnect.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;

/** A request that makes the cookie of a new session or a changed session id partitioned. */
final class PartitionedSessionRequest extends HttpServletRequestWrapper {

    private final SessionCookieHeader cookie;

    PartitionedSessionRequest(HttpServletRequest request, SessionCookieHeader cookie) {
        super(request);
        this.cookie = cookie;
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public HttpSession getSession(boolean create) {
        HttpSession session = super.getSession(create);
        cookie.partition();
        return session;
    }

    @Override
    public String changeSessionId() {
        String id = super.changeSessionId();
        cookie.partition();
        return id;
    }
}
