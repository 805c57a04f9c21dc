package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.FallbackState;

/** The settings page: what it shows. What can be done on it is in {@link ConnectionActions} and {@link SmsForm}. */
@Named
@RequestScoped
public class SettingsPage {

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    @Inject
    OAuthSettings oauth;

    @Inject
    ApiSettings api;

    private ConnectionHealth health;

    /** Gives what was just done, as a text; null for nothing, and for anything that is not one of ours. */
    public String getNotice() {
        boolean cancelled = currentUser.connection().isEmpty() && currentUser.isBackFromInfobip();
        return Optional.ofNullable(request.getParameter("outcome"))
                .or(() -> cancelled ? Optional.of("cancelled") : Optional.empty())
                .map(outcome -> "notice." + outcome)
                .filter(PageMessages.ALL::contains)
                .map(currentUser.texts()::get)
                .orElse(null);
    }

    /** Tells whether Infobip has to confirm the viewer before something is done. */
    public boolean isToBeConfirmed() {
        return "recognise".equals(request.getParameter("outcome"));
    }

    public ConnectionHealthStatus getHealthStatus() {
        return currentUser.healthStatus();
    }

    /** Tells whether messages can be sent: by the connection itself, or by the API key that steps in for it. */
    public boolean isSending() {
        return getHealthStatus().isLive()
                || currentUser
                        .connection()
                        .filter(known -> known.fallback() == FallbackState.IN_USE)
                        .isPresent();
    }

    /** Tells whether the question before disconnecting is to be asked. */
    public boolean isAsking() {
        return "disconnect".equals(request.getParameter("ask"));
    }

    public Connection getConnection() {
        return currentUser.connection().orElse(null);
    }

    /** Gives how the connection does, null without one. */
    public ConnectionHealth getHealth() {
        if (health == null) {
            health = currentUser
                    .connection()
                    .map(known -> new ConnectionHealth(
                            known, currentUser.healthStatus(), currentUser.now(), currentUser.texts()))
                    .orElse(null);
        }
        return health;
    }

    /** Gives what to call the person who connected, null without one. */
    public String getWho() {
        return currentUser
                .connection()
                .map(known -> DisplayNames.of(known.identity(), currentUser.texts()))
                .orElse(null);
    }

    /** Gives the email address where it is not already what the person is called, null for none. */
    public String getMail() {
        return currentUser
                .connection()
                .map(known -> known.identity().email())
                .filter(mail -> !mail.equals(getWho()))
                .orElse(null);
    }

    /** Gives what is asked for, in plain words. */
    public List<String> getPermissions() {
        return Permissions.of(oauth.scope(), currentUser.texts());
    }

    /** Gives where the connection's calls go. */
    public String getBase() {
        return currentUser
                .connection()
                .map(Connection::baseUri)
                .orElse(api.baseUri())
                .toString();
    }
}
