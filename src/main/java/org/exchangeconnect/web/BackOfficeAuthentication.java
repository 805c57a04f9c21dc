package org.exchangeconnect.web;

import static jakarta.security.enterprise.AuthenticationStatus.SEND_FAILURE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.Logs;

/**
 * HTTP Basic (RFC 7617), and signed tokens (RFC 6750) where they are configured, for what web.xml protects; whatever else
 * there is, pages above all, it leaves alone. No session is made: each request brings its credentials. A browser brings
 * them by itself once it was asked for them, so what another site's page has it ask for is refused. It answers before any
 * filter is asked.
 */
@ApplicationScoped
public class BackOfficeAuthentication implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logs.of(BackOfficeAuthentication.class);

    private static final String BEARER = "Bearer ";

    @Inject
    IdentityStoreHandler identities;

    @Inject
    LoginGuard guard;

    @Inject
    Callers callers;

    @Inject
    SecurityHeaders headers;

    @Inject
    BearerTokens tokens;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected()) {
            return context.doNothing();
        }
        headers.set(request, response);
        String caller = callers.address(request);
        Duration wait = guard.request(caller);
        if (!wait.isZero()) {
            return later(request, response, wait);
        }
        if (CrossSite.forbids(request.getMethod(), request.getHeader("Sec-Fetch-Site"))) {
            Refusal.crossSite(request, response);
            return SEND_FAILURE;
        }
        Optional<String> token = bearer(request.getHeader("Authorization"));
        if (token.isPresent()) {
            return take(token.get(), caller, request, response, context);
        }
        Optional<BasicCredentials> credentials = BasicCredentials.read(request.getHeader("Authorization"));
        if (credentials.isEmpty()) {
            Refusal.unauthorized(request, response, tokens.areTaken());
            return SEND_FAILURE;
        }
        return logIn(credentials.get(), caller, request, response, context);
    }

    private Optional<String> bearer(String header) {
        return Optional.ofNullable(header)
                .filter(text -> tokens.areTaken() && text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> text.substring(BEARER.length()).strip());
    }

    private AuthenticationStatus take(
            String token,
            String address,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        Duration wait = guard.beforeLogin(address, BEARER);
        if (!wait.isZero()) {
            return later(request, response, wait);
        }
        Optional<String> name = tokens.read(token);
        if (name.isEmpty()) {
            guard.failed(address, BEARER);
            LOG.log(Level.WARNING, "A token for the REST API that is not a good one from {0}", address);
            Refusal.unauthorized(request, response, true);
            return SEND_FAILURE;
        }
        guard.letIn(address, BEARER);
        Duration pause = guard.succeeded(address, name.get());
        return pause.isZero()
                ? context.notifyContainerAboutLogin(
                        new CredentialValidationResult(name.get(), Set.of(BackOfficeIdentityStore.GROUP)))
                : later(request, response, pause);
    }

    private AuthenticationStatus logIn(
            BasicCredentials credentials,
            String address,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        Duration wait = guard.beforeLogin(address, credentials.user());
        if (!wait.isZero()) {
            return later(request, response, wait);
        }
        CredentialValidationResult result = identities.validate(new UsernamePasswordCredential(
                credentials.user(), credentials.password().reveal()));
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            guard.failed(address, credentials.user());
            LOG.log(Level.WARNING, "Wrong credentials for the REST API from {0}", address);
            Refusal.unauthorized(request, response, tokens.areTaken());
            return SEND_FAILURE;
        }
        Duration pause = guard.succeeded(address, credentials.user());
        return pause.isZero() ? context.notifyContainerAboutLogin(result) : later(request, response, pause);
    }

    private static AuthenticationStatus later(HttpServletRequest request, HttpServletResponse response, Duration wait) {
        Refusal.tooMany(request, response, wait);
        return SEND_FAILURE;
    }
}
