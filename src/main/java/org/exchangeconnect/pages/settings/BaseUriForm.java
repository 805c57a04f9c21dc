package org.exchangeconnect.pages.settings;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.exchangeconnect.account.AccountSettings;
import org.exchangeconnect.account.SettingsChange;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.connection.BaseUriProblem;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.BaseUris.CheckedBaseUri;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.pages.CurrentUser;

/** The form that sets the account's API base URL at Infobip. Rejected input stays in the field. */
@Named
@RequestScoped
public class BaseUriForm {

    private static final String PART = "base";
    private static final CheckedBaseUri CONFIGURED = new CheckedBaseUri(Optional.empty(), Optional.empty());

    @Inject
    CurrentUser currentUser;

    @Inject
    PageAction deed;

    @Inject
    BaseUris baseUris;

    @Inject
    ApiSettings api;

    @Inject
    AccountSettings settings;

    @Inject
    HttpServletRequest request;

    private BaseUriInput input;
    private String kept;

    @PostConstruct
    void takeUpWhatWasTyped() {
        if ("base-wrong".equals(request.getParameter("outcome"))) {
            input = BaseUriInput.of(request).filter(this::isOurs).orElse(null);
        } else if (currentUser.isRecognised()) {
            kept = currentUser
                    .connection()
                    .flatMap(known -> SavedFormInput.take(known.id().toString(), PART, request))
                    .orElse(null);
        }
    }

    private boolean isOurs(BaseUriInput one) {
        return currentUser
                .connection()
                .filter(known -> known.id().toString().equals(one.connection()))
                .isPresent();
    }

    public void save() throws IOException {
        deed.onRecognised(PART, typed(), this::saved);
    }

    private String saved(Connection connection) {
        String text = typed();
        CheckedBaseUri checked = text.isEmpty() ? CONFIGURED : baseUris.check(withScheme(text));
        if (checked.problem().isPresent()) {
            BaseUriProblem problem = checked.problem().get();
            new BaseUriInput(connection.id().toString(), shortened(text), problem).store(request);
            return "base-wrong";
        }
        settings.change(connection.id(), SettingsChange.ofBaseUri(checked.uri().orElse(null)), deed.actor());
        return "base-saved";
    }

    /** People copy the URL from Infobip's pages, which show it without a scheme. */
    private static String withScheme(String text) {
        return text.contains("://") ? text : "https://" + text;
    }

    private String typed() {
        return Optional.ofNullable(request.getParameter("base")).orElse("").strip();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(BaseUris.MAX_LENGTH, text.length()));
    }

    /** Returns the field's text: the rejected or saved input, else the configured URL; empty for the default one. */
    public String getText() {
        if (input != null) {
            return input.text();
        }
        if (kept != null) {
            return kept;
        }
        return currentUser
                .connection()
                .map(Connection::baseUri)
                .map(URI::toString)
                .orElse("");
    }

    /** Returns whether the field shows input from before Infobip confirmed the current user. */
    public boolean isKept() {
        return kept != null;
    }

    /** Returns the problem of the rejected input; null for none. */
    public String getProblem() {
        return input == null
                ? null
                : currentUser.texts().get("base.problem." + input.problem().name());
    }

    /** Returns whether the URL was saved just now. */
    public boolean isSaved() {
        return "base-saved".equals(request.getParameter("outcome"));
    }

    /** Returns the default URL. */
    public String getUsual() {
        return api.baseUri().toString();
    }
}
