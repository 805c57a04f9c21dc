package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.exchangeconnect.connection.Connection;

/** Where a page's links lead; the state that the page was opened with goes along. */
@Named("links")
@RequestScoped
public class PageLinks {

    @Inject
    HttpServletRequest request;

    @Inject
    Viewer viewer;

    /** Gives the start of connecting within the frame, after which the settings page comes back. */
    public String getConnect() {
        return base() + "/api/oauth/authorize?from=settings" + state("&");
    }

    /** Gives the start of connecting in a window of its own, which ends on the page for that. */
    public String getConnectApart() {
        return base() + "/api/oauth/authorize?window=1" + state("&");
    }

    public String getSettings() {
        return base() + "/settings" + state("?");
    }

    /** Gives where the script asks whether the browser sends this frame's cookies back. */
    public String getCookies() {
        return base() + "/api/page/cookies";
    }

    /** Gives where the script finds the live values of the connection shown. */
    public String getStatus() {
        return base() + "/api/page/status?of="
                + viewer.connection().map(Connection::id).orElseThrow() + state("&");
    }

    public String getAsk() {
        return settings("ask=disconnect") + "#end";
    }

    /** Gives the settings page saying what became of something. */
    public String outcome(String outcome) {
        return settings("outcome=" + outcome);
    }

    /** Gives the page of messages older than this one. */
    public String messages(String before) {
        return settings("before=" + before) + "#messages";
    }

    private String settings(String query) {
        return base() + "/settings?" + query + state("&");
    }

    private String base() {
        return request.getContextPath();
    }

    private String state(String before) {
        return viewer.state()
                .map(state -> before + "state=" + URLEncoder.encode(state.value(), StandardCharsets.UTF_8))
                .orElse("");
    }
}
