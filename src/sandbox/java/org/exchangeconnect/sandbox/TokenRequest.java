package org.exchangeconnect.sandbox;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of a token request, validated field by field before anything is looked up. */
final class TokenRequest {

    static final String EXCHANGE = "authorization_code";
    static final String RENEWAL = "refresh_token";

    private static final Pattern FORM_TYPE = Pattern.compile(
            "application/x-www-form-urlencoded(\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> EXCHANGE_FIELDS =
            Set.of("grant_type", "client_id", "client_secret", "code", "redirect_uri", "code_verifier");
    private static final Set<String> RENEWAL_FIELDS = Set.of("grant_type", "client_id", "client_secret", "code");

    private final FormFields form;

    private TokenRequest(FormFields form) {
        this.form = form;
    }

    static TokenRequest parse(Request request) throws MalformedRequest {
        FormFields form = request.form();
        boolean renewal = RENEWAL.equals(form.get("grant_type"));
        RuleViolations rules = new RuleViolations(form)
                .check(request.is("POST"), "the method is not POST")
                .check(request.rawQuery() == null, "the address has a query")
                .check(isForm(request), "the content type is not application/x-www-form-urlencoded")
                .check(acceptsJson(request), "Accept does not name application/json")
                .check(request.header("Authorization") == null, "an Authorization header is not documented here")
                .allowsOnly(renewal ? RENEWAL_FIELDS : EXCHANGE_FIELDS)
                .requires("grant_type", "client_id", "code")
                .matches("client_id", ValuePatterns.CLIENT_ID)
                .matches("code", renewal ? ValuePatterns.TOKEN : ValuePatterns.CODE)
                .matches("code_verifier", ValuePatterns.VERIFIER);
        if (!renewal) {
            rules.requires("redirect_uri");
        }
        rules.enforce();
        return new TokenRequest(form);
    }

    /** Checks the rules that depend on the type of client. */
    void checkAgainst(RegisteredApp app) throws MalformedRequest {
        RuleViolations rules = new RuleViolations(form);
        if (app.isPublic()) {
            rules.check(!form.has("client_secret"), "client_secret is sent by a public client");
            if (!isRenewal()) {
                rules.requires("code_verifier");
            }
        } else {
            rules.requires("client_secret");
        }
        rules.enforce();
    }

    boolean hasKnownGrantType() {
        return isRenewal() || EXCHANGE.equals(form.get("grant_type"));
    }

    boolean isRenewal() {
        return RENEWAL.equals(form.get("grant_type"));
    }

    String clientId() {
        return form.get("client_id");
    }

    String clientSecret() {
        return form.get("client_secret");
    }

    String code() {
        return form.get("code");
    }

    String redirectUri() {
        return form.get("redirect_uri");
    }

    String verifier() {
        return form.get("code_verifier");
    }

    private static boolean isForm(Request request) {
        String type = request.header("Content-Type");
        return type != null && FORM_TYPE.matcher(type.trim()).matches();
    }

    private static boolean acceptsJson(Request request) {
        return request.headerValues("Accept").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("application/json"));
    }
}
