package org.exchangeconnect.sandbox;

import java.net.URI;
import java.util.Set;

/**
 * An Exchange app as its developer registered it.
 *
 * @param clientId the public app id, 32 hexadecimal characters
 * @param clientSecret the private one; null makes the app a public client, which must use PKCE
 * @param redirectUris compared character by character
 * @param cancelUri the redirect after a cancellation without a referring page; may be null
 */
public record RegisteredApp(
        String clientId,
        String clientSecret,
        String appId,
        String signingSecret,
        String name,
        Set<String> redirectUris,
        Set<String> scopes,
        URI cancelUri) {

    public static final String DEFAULT_CLIENT_ID = "d5e47f02d627e390d615c2e93f168eb6";
    public static final String SINGLE_PAGE_CLIENT_ID = "5a1e6b0c4d7f48e2a93b6c8d10f2e4a7";
    /** Contains all characters that a form must encode: plus, slash and equals sign. */
    public static final String DEFAULT_CLIENT_SECRET = "k+9/Zq3xT+vN0a7LrE2/bHcY8wJpD+5sUoVfM1iG4eQ=";

    public RegisteredApp {
        if (!clientId.matches("[0-9a-fA-F]{32}")) {
            throw new IllegalArgumentException("A client id has 32 hexadecimal characters, not: " + clientId);
        }
        redirectUris = Set.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
    }

    /** Returns a confidential client that may request {@code api_read} and the scopes that public integrations use. */
    public static RegisteredApp standard(URI redirectUri) {
        return new RegisteredApp(
                DEFAULT_CLIENT_ID,
                DEFAULT_CLIENT_SECRET,
                "3bb98d89-af5d-4a56-8ccd-c3e0e2ae976b",
                "H+WPXpCaBeLkd5pukqMoqWLZnL/5yEscexA73H7Uffw=",
                "Exchange Connect",
                Set.of(redirectUri.toString()),
                Set.of("api_read", "message:send", "sms:message:send", "subscriptions:manage"),
                null);
    }

    /** Returns a public client: the example of an app without a server, which the sandbox serves at {@code /spa/}. */
    public static RegisteredApp singlePage(URI browserUri) {
        URI page = browserUri.resolve(SinglePageEndpoint.PREFIX);
        return standard(page)
                .withClientId(SINGLE_PAGE_CLIENT_ID)
                .withClientSecret(null)
                .withCancelUri(page);
    }

    public RegisteredApp withClientId(String id) {
        return new RegisteredApp(id, clientSecret, appId, signingSecret, name, redirectUris, scopes, cancelUri);
    }

    /** Returns the same app with another secret; null makes it a public client. */
    public RegisteredApp withClientSecret(String secret) {
        return new RegisteredApp(clientId, secret, appId, signingSecret, name, redirectUris, scopes, cancelUri);
    }

    public RegisteredApp withRedirectUris(Set<String> uris) {
        return new RegisteredApp(clientId, clientSecret, appId, signingSecret, name, uris, scopes, cancelUri);
    }

    public RegisteredApp withScopes(Set<String> allowed) {
        return new RegisteredApp(clientId, clientSecret, appId, signingSecret, name, redirectUris, allowed, cancelUri);
    }

    public RegisteredApp withCancelUri(URI uri) {
        return new RegisteredApp(clientId, clientSecret, appId, signingSecret, name, redirectUris, scopes, uri);
    }

    public boolean isPublic() {
        return clientSecret == null;
    }

    @Override
    public String toString() {
        return "RegisteredApp[" + clientId + ", " + (isPublic() ? "public" : "confidential") + "]";
    }
}
