package org.exchangeconnect.pages.settings;

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
import org.exchangeconnect.pages.ConnectionHealthStatus;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.pages.status.ConnectionHealth;

/**
 * Provides the content of the settings page. Its actions are in {@link ConnectionActions} and in the classes of the
 * forms.
 */
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

    /** Returns the message about the last action; null for none and for an unknown outcome. */
    public String getNotice() {
        boolean cancelled = currentUser.connection().isEmpty() && currentUser.isBackFromInfobip();
        return Optional.ofNullable(request.getParameter("outcome"))
                .or(() -> cancelled ? Optional.of("cancelled") : Optional.empty())
                .map(outcome -> "notice." + outcome)
                .filter(PageMessages.ALL::contains)
                .map(currentUser.texts()::get)
                .orElse(null);
    }

    /** Returns whether Infobip has to confirm the current user before the action. */
    public boolean isToBeConfirmed() {
        return "recognise".equals(request.getParameter("outcome"));
    }

    public ConnectionHealthStatus getHealthStatus() {
        return currentUser.healthStatus();
    }

    /** Returns whether messages can be sent, by the connection itself or by its fallback key. */
    public boolean isSending() {
        return getHealthStatus().isLive()
                || currentUser
                        .connection()
                        .filter(known -> known.fallback() == FallbackState.IN_USE)
                        .isPresent();
    }

    /** Returns whether the page asks for confirmation before it disconnects. */
    public boolean isAsking() {
        return "disconnect".equals(request.getParameter("ask"));
    }

    public Connection getConnection() {
        return currentUser.connection().orElse(null);
    }

    /** Returns the connection's health; null without a connection. */
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

    /** Returns the name of the person who connected; null without a connection. */
    public String getWho() {
        return currentUser.displayName().orElse(null);
    }

    /** Returns the email address unless it is already the person's name; null for none. */
    public String getMail() {
        return currentUser
                .connection()
                .map(known -> known.identity().email())
                .filter(mail -> !mail.equals(getWho()))
                .orElse(null);
    }

    /** Returns the requested permissions in plain words. */
    public List<String> getPermissions() {
        return Permissions.of(oauth.scope(), currentUser.texts());
    }

    /** Returns the base URL of the connection's API calls. */
    public String getBase() {
        return currentUser
                .connection()
                .map(Connection::baseUri)
                .orElse(api.baseUri())
                .toString();
    }
}
