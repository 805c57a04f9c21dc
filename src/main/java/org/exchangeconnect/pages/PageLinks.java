package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.web.PublicPath;
import org.exchangeconnect.web.session.BrowserCookie;
import org.exchangeconnect.web.session.ViewTokens;

/**
 * The links of the settings page and the context card. They lead back to the same page, with the state and the
 * conversation that it was opened with.
 */
@Named("links")
@RequestScoped
public class PageLinks {

    private static final String AUTHORIZE = "/api/oauth/authorize";

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentUser currentUser;

    @Inject
    ViewTokens viewTokens;

    @Inject
    OAuthSettings oauth;

    /** Step 1: returns the URL of Connect, which starts the flow within the frame and returns to the same page. */
    public String getConnect() {
        return base() + AUTHORIZE + "?from=" + (isCard() ? "contextcard" + conversation("&") : "settings") + view();
    }

    /** Returns the token parameter that ties the link to this view and its state; empty when the view has no state. */
    private String view() {
        return currentUser
                .state()
                .flatMap(state ->
                        BrowserCookie.bound(request).map(browser -> "&view=" + viewTokens.issue(state, browser)))
                .orElse("");
    }

    /** Step 1: returns the URL that starts the flow in a separate window. */
    public String getConnectApart() {
        return base() + AUTHORIZE + "?window=1";
    }

    /** Returns the same as an absolute URL, for a person to copy. */
    public String getConnectAddress() {
        return oauth.publicUri(AUTHORIZE + "?window=1").toString();
    }

    /** Returns the page's URL for a separate window: without the state, which is for the frame alone. */
    public String getSettingsApart() {
        return page() + conversation("?");
    }

    public String getSettings() {
        String state = state("?");
        return page() + state + conversation(state.isEmpty() ? "?" : "&");
    }

    /** Returns the URL at which the script checks whether the browser sends cookies from this frame. */
    public String getCookies() {
        return base() + "/api/page/cookies";
    }

    /** Returns the URL of the live values of the shown connection. */
    public String getStatus() {
        return base() + "/api/page/status?of="
                + currentUser.connection().map(Connection::id).orElseThrow() + state("&");
    }

    public String getAsk() {
        return settings("ask=disconnect") + "#end";
    }

    /** Returns the URL of the confirmation before the fallback key is erased. */
    public String getAskSpare() {
        return settings("ask=spare") + "#spare";
    }

    /** Returns the URL of the confirmation before a gateway key is revoked. */
    public String endKey(UUID key) {
        return settings("end=" + key) + "#end-key";
    }

    /** Returns the URL of the confirmation before a colleague's connection is taken over. */
    public String takeOver(Object connection) {
        return settings("take=" + connection) + "#others";
    }

    /** Returns the URL of the gateway keys after this one. */
    public String keysAfter(UUID key) {
        return settings("keysAfter=" + key) + "#keys";
    }

    /** Returns the URL of a part of the page. */
    public String part(String id) {
        return getSettings() + "#" + id;
    }

    /** Returns the URL of the page that shows an outcome. */
    public String outcome(String outcome) {
        return settings("outcome=" + outcome);
    }

    /** Returns the URL of messages older than this one. */
    public String messages(String before) {
        return settings("before=" + before) + "#messages";
    }

    /** Returns the URL of events older than this one. */
    public String events(long before) {
        return settings("eventsBefore=" + before) + "#events";
    }

    private String settings(String query) {
        return page() + "?" + query + state("&") + conversation("&");
    }

    private String page() {
        return base() + (isCard() ? "/contextcard" : "/settings");
    }

    /** Returns whether the page is the context card. */
    public boolean isCard() {
        return "/contextcard".equals(request.getServletPath());
    }

    private String conversation(String before) {
        return Conversation.of(request)
                .map(name -> before + "conversationId=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .orElse("");
    }

    private String base() {
        return PublicPath.of(request);
    }

    private String state(String before) {
        return currentUser
                .state()
                .map(state -> before + "state=" + URLEncoder.encode(state.value(), StandardCharsets.UTF_8))
                .orElse("");
    }
}
