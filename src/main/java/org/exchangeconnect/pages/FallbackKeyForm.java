package org.exchangeconnect.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.exchangeconnect.account.AccountSettings;
import org.exchangeconnect.account.FallbackKey;
import org.exchangeconnect.account.SettingsChange;
import org.exchangeconnect.connection.ApiKeyState;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.connection.DisconnectedException;
import org.exchangeconnect.connection.FallbackState;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.token.ApiKeyCheck;
import org.exchangeconnect.token.ApiKeyCheck.ApiKeyVerdict;
import org.exchangeconnect.token.TokenUnavailableException;

/**
 * The API key that steps in when the token is gone. What was entered is read from the request and goes nowhere but to
 * Infobip and into the vault: no page, session or view state ever holds it.
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
    ApiKeyCheck check;

    @Inject
    BaseUris baseUris;

    @Inject
    HttpServletRequest request;

    public void save() throws IOException {
        deed.onRecognised(PART, "", this::saved);
    }

    private String saved(Connection connection) {
        String entered = request.getParameter("apiKey");
        if (entered == null || !entered.strip().matches("[\\x21-\\x7e]{1,256}")) {
            return "spare-form";
        }
        if (connection.status() == ConnectionStatus.DISCONNECTED) {
            return "disconnected";
        }
        Secret key = Secret.of(entered.strip());
        ApiKeyVerdict verdict = verdict(connection, key);
        if (verdict == ApiKeyVerdict.REFUSED) {
            return "spare-refused";
        }
        if (verdict == ApiKeyVerdict.UNKNOWN && request.getParameter("anyway") == null) {
            return "spare-unanswered";
        }
        try {
            FallbackKey fallback = new FallbackKey(key, verdict == ApiKeyVerdict.TAKEN);
            settings.change(connection.id(), SettingsChange.ofFallbackKey(fallback), deed.actor());
        } catch (TokenUnavailableException foreignKeyFile) {
            return "spare-unkept";
        } catch (DisconnectedException disconnected) {
            return "disconnected";
        }
        return "spare-kept";
    }

    private ApiKeyVerdict verdict(Connection connection, Secret key) {
        try {
            return check.ask(baseUris.of(connection), key);
        } catch (BaseUriNotAllowedException nobodyToAsk) {
            return ApiKeyVerdict.UNKNOWN;
        }
    }

    public void erase() throws IOException {
        deed.on(PART, connection -> {
            settings.change(connection.id(), SettingsChange.ofFallbackKey(null), deed.actor());
            return "spare-erased";
        });
    }

    /** Gives how it stands, in the reader's words. */
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

    /** Gives the class that brings colour and sign. */
    public String getKind() {
        return switch (fallback()) {
            case NONE -> "none";
            case READY -> isUnchecked() ? "care" : "good";
            case IN_USE -> "care";
        };
    }

    /** Tells whether there is a key. */
    public boolean isThere() {
        return fallback() != FallbackState.NONE;
    }

    /** Tells whether calls go by the key at the moment. */
    public boolean isUsed() {
        return fallback() == FallbackState.IN_USE;
    }

    /** Gives what was wrong just now, null for nothing. */
    public String getProblem() {
        String key = PROBLEMS.get(outcome());
        return key == null ? null : currentUser.texts().get(key);
    }

    /** Tells whether Infobip could not be asked, so that the reader may choose to go without. */
    public boolean isUnanswered() {
        return "spare-unanswered".equals(outcome());
    }

    /** Tells whether the question before erasing the key is to be asked. */
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
