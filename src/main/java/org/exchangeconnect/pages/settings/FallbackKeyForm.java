package org.exchangeconnect.pages.settings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.account.AcceptedKey;
import org.exchangeconnect.account.AccountSettings;
import org.exchangeconnect.account.ApiKeyAcceptance;
import org.exchangeconnect.account.ApiKeyNotAcceptedException;
import org.exchangeconnect.account.SettingsChange;
import org.exchangeconnect.connection.ApiKeyState;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.connection.FallbackState;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.pages.CurrentUser;
import org.exchangeconnect.token.TokenUnavailableException;

/**
 * The form for the fallback API key, which is used when the connection has no token. The entered key is read from the
 * request and passed only to Infobip and the vault: no page, session or view state holds it.
 */
@Named
@RequestScoped
public class FallbackKeyForm {

    private static final String PART = "spare";
    private static final Map<String, String> PROBLEMS = Map.of(
            "spare-form", "spare.problem.form",
            "spare-refused", "spare.problem.refused",
            "spare-unanswered", "spare.problem.unanswered",
            "spare-unkept", "trouble.what.KEY_MISSING");

    @Inject
    CurrentUser currentUser;

    @Inject
    PageAction deed;

    @Inject
    AccountSettings settings;

    @Inject
    ApiKeyAcceptance acceptance;

    @Inject
    HttpServletRequest request;

    public void save() throws IOException {
        deed.onRecognised(PART, "", this::saved);
    }

    private String saved(Connection connection) {
        Optional<Secret> key = Optional.ofNullable(request.getParameter("apiKey"))
                .map(String::strip)
                .flatMap(ApiKeyAcceptance::read);
        return key.isEmpty() ? "spare-form" : saved(connection, key.get());
    }

    private String saved(Connection connection, Secret key) {
        boolean anyway = request.getParameter("anyway") != null;
        try {
            connection.requireConnected();
            AcceptedKey accepted = acceptance.accept(key, connection.baseUri(), anyway);
            settings.change(connection.id(), SettingsChange.ofFallbackKey(accepted), deed.actor());
            return "spare-kept";
        } catch (DisconnectedException disconnected) {
            return "disconnected";
        } catch (ApiKeyNotAcceptedException not) {
            return not.isRefused() ? "spare-refused" : "spare-unanswered";
        } catch (BaseUriNotAllowedException nobodyToAsk) {
            return "spare-unanswered";
        } catch (TokenUnavailableException foreignKeyFile) {
            return "spare-unkept";
        }
    }

    public void erase() throws IOException {
        deed.on(PART, connection -> {
            settings.change(connection.id(), SettingsChange.ofFallbackKey(null), deed.actor());
            return "spare-erased";
        });
    }

    /** Returns the state of the fallback key in the reader's language. */
    public String getHealthStatus() {
        return currentUser
                .texts()
                .get(
                        switch (fallback()) {
                            case NONE -> "spare.none";
                            case READY -> isUnchecked() ? "spare.unchecked" : "spare.ready";
                            case IN_USE -> "spare.used";
                        });
    }

    /** Returns the CSS class that sets color and icon. */
    public String getKind() {
        return switch (fallback()) {
            case NONE -> "none";
            case READY -> isUnchecked() ? "care" : "good";
            case IN_USE -> "care";
        };
    }

    /** Returns whether the connection has a fallback key. */
    public boolean isThere() {
        return fallback() != FallbackState.NONE;
    }

    /** Returns whether calls currently use the fallback key. */
    public boolean isUsed() {
        return fallback() == FallbackState.IN_USE;
    }

    /** Returns the problem of the last input; null for none. */
    public String getProblem() {
        String key = PROBLEMS.get(outcome());
        return key == null ? null : currentUser.texts().get(key);
    }

    /** Returns whether Infobip could not check the key, so that the reader may choose to store it unchecked. */
    public boolean isUnanswered() {
        return "spare-unanswered".equals(outcome());
    }

    /** Returns whether the page asks for confirmation before it erases the key. */
    public boolean isAsking() {
        return "spare".equals(request.getParameter("ask"));
    }

    private boolean isUnchecked() {
        return currentUser
                .connection()
                .filter(known -> known.apiKey() == ApiKeyState.UNCHECKED)
                .isPresent();
    }

    private FallbackState fallback() {
        return currentUser.connection().map(Connection::fallback).orElse(FallbackState.NONE);
    }

    private String outcome() {
        String outcome = request.getParameter("outcome");
        return outcome == null ? "" : outcome;
    }
}
