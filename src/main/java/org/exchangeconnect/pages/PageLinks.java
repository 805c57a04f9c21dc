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
import org.exchangeconnect.web.BrowserCookie;
import org.exchangeconnect.web.PublicPath;
import org.exchangeconnect.web.ViewTokens;

/**
 * Where the links of the settings page and of the context card lead: back to the same page, with the state and the
 * conversation that it was opened with.
 */
@Named("links")
@RequestScoped
public class PageLinks {

    @Inject
    HttpServletRequest request;

    @Inject
    CurrentUser currentUser;

    @Inject
    ViewTokens viewTokens;

    @Inject
    OAuthSettings oauth;

    /** Gives the start of connecting within the frame, after which the same page comes back. */
    public String getConnect() {
        return base() + "/api/oauth/authorize?from=" + (isCard() ? "contextcard" + conversation("&") : "settings")
                + view();
    }

    /** Gives the token that ties the link to this view and its state; empty where the view has no state. */
    private String view() {
        return currentUser
                .state()
                .flatMap(state ->
                        BrowserCookie.bound(request).map(browser -> "&view=" + viewTokens.issue(state, browser)))
                .orElse("");
    }

    /** Gives the start of connecting in a window of its own, which ends on the page for that. */
    public String getConnectApart() {
        return base() + "/api/oauth/authorize?window=1";
    }

    /** Gives the same as a whole address, for a person to copy. */
    public String getConnectAddress() {
        return oauth.redirectUri().toString().replaceFirst("/callback$", "/authorize?window=1");
    }

    /** Gives the page as a window of its own shows it: without the state, which is for the frame alone. */
    public String getSettingsApart() {
        return page() + conversation("?");
    }

    public String getSettings() {
        String state = state("?");
        return page() + state + conversation(state.isEmpty() ? "?" : "&");
    }

    /** Gives where the script asks whether the browser sends this frame's cookies back. */
    public String getCookies() {
        return base() + "/api/page/cookies";
    }

    /** Gives where the script finds the live values of the connection shown. */
    public String getStatus() {
        return base() + "/api/page/status?of="
                + currentUser.connection().map(Connection::id).orElseThrow() + state("&");
    }

    public String getAsk() {
        return settings("ask=disconnect") + "#end";
    }

    /** Gives the question before an API key is erased. */
    public String getAskSpare() {
        return settings("ask=spare") + "#spare";
    }

    /** Gives the question before a gateway key is ended. */
    public String endKey(UUID key) {
        return settings("end=" + key) + "#end-key";
    }

    /** Gives the question before a colleague's connection is taken over. */
    public String takeOver(Object connection) {
        return settings("take=" + connection) + "#others";
    }

    /** Gives the gateway keys after this one. */
    public String keysAfter(UUID key) {
        return settings("keysAfter=" + key) + "#keys";
    }

    /** Gives a part of the page. */
    public String part(String id) {
        return getSettings() + "#" + id;
    }

    /** Gives the settings page saying what became of something. */
    public String outcome(String outcome) {
        return settings("outcome=" + outcome);
    }

    /** Gives the page of messages older than this one. */
    public String messages(String before) {
        return settings("before=" + before) + "#messages";
    }

    /** Gives the page of what happened before this event. */
    public String events(long before) {
        return settings("eventsBefore=" + before) + "#events";
    }

    private String settings(String query) {
        return page() + "?" + query + state("&") + conversation("&");
    }

    private String page() {
        return base() + (isCard() ? "/contextcard" : "/settings");
    }

    /** Tells whether the page is the context card. */
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
