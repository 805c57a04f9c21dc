package org.exchangeconnect.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A validated authorize request. */
record ValidAuthorizeRequest(RegisteredApp app, String state, String redirectUri, String scope, String challenge) {

    private static final Set<String> DOCUMENTED =
            Set.of("response_type", "client_id", "state", "redirect_uri", "scope", "code_challenge");

    static ValidAuthorizeRequest parse(FormFields form, SandboxOptions options) throws MalformedRequest {
        new RuleViolations(form)
                .allowsOnly(DOCUMENTED)
                .requires("response_type", "client_id", "state", "redirect_uri", "scope")
                .matches("client_id", ValuePatterns.CLIENT_ID)
                .matches("code_challenge", ValuePatterns.CHALLENGE)
                .check(
                        form.get("response_type") == null || "code".equals(form.get("response_type")),
                        "response_type is not code")
                .enforce();
        RegisteredApp app = options.app(form.get("client_id"))
                .orElseThrow(() -> new MalformedRequest(List.of("no app has this client_id")));
        String challenge = form.get("code_challenge");
        new RuleViolations(form)
                .check(
                        app.redirectUris().contains(form.get("redirect_uri")),
                        "redirect_uri is not one that the app registered")
                .check(app.scopes().containsAll(words(form.get("scope"))), "scope holds more than the app may ask for")
                .check(challenge != null || !app.isPublic(), "code_challenge is missing, and the client is public")
                .check(challenge == null || !challenge.isEmpty(), "code_challenge is empty")
                .enforce();
        return new ValidAuthorizeRequest(
                app, form.get("state"), form.get("redirect_uri"), form.get("scope"), challenge);
    }

    List<String> scopes() {
        return words(scope);
    }

    String location(IssuedCode code) {
        return redirect("code", code.value());
    }

    String accessDenied() {
        return redirect("error", "access_denied");
    }

    private String redirect(String name, String value) {
        String separator = redirectUri.indexOf('?') < 0 ? "?" : "&";
        return redirectUri + separator + name + "=" + value + "&state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .sorted()
                .toList();
    }
}
