package org.exchangeconnect.web.login;

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
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.web.CrossSite;
import org.exchangeconnect.web.Refusal;
import org.exchangeconnect.web.SecurityHeaders;
import org.exchangeconnect.web.limits.CallerAddress;

/**
 * Authenticates callers of the resources that web.xml protects, by HTTP Basic (RFC 7617) and, where configured, by
 * signed bearer tokens (RFC 6750). It ignores all other resources, such as pages.
 *
 * It creates no session: each request carries its credentials. Credentials are verified before any limit applies, so
 * that wrong guesses do not lock out a caller with valid credentials. Browsers resend credentials automatically, so
 * state-changing requests from other sites' pages are refused. It runs before all filters and reads no body.
 */
@ApplicationScoped
public class BackOfficeAuthentication implements HttpAuthenticationMechanism {

    private static final Logger STRANGERS = Logs.ofStrangers(BackOfficeAuthentication.class);

    private static final String BEARER = "Bearer ";

    @Inject
    IdentityStoreHandler identities;

    @Inject
    LoginGuard guard;

    @Inject
    CallerAddress callers;

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
        if (CrossSite.forbids(request)) {
            Refusal.crossSite(request, response);
            return SEND_FAILURE;
        }
        String header = request.getHeader("Authorization");
        String network = callers.network(request);
        Optional<CredentialValidationResult> user = verified(header);
        if (user.isEmpty()) {
            return refuse(header != null, network, request, response);
        }
        Duration wait =
                guard.rightCredentials(network, user.get().getCallerPrincipal().getName());
        if (!wait.isZero()) {
            Refusal.tooMany(request, response, wait);
            return SEND_FAILURE;
        }
        return context.notifyContainerAboutLogin(user.get());
    }

    private AuthenticationStatus refuse(
            boolean guessed, String network, HttpServletRequest request, HttpServletResponse response) {
        Duration wait = guessed ? guard.wrongCredentials(network) : guard.withoutCredentials(network);
        if (guessed) {
            STRANGERS.log(Level.WARNING, "Wrong credentials for the REST API: network={0}", network);
        }
        if (wait.isZero()) {
            Refusal.unauthorized(request, response, tokens.areTaken());
        } else {
            Refusal.tooMany(request, response, wait);
        }
        return SEND_FAILURE;
    }

    private Optional<CredentialValidationResult> verified(String header) {
        Optional<String> token = bearer(header);
        return token.isPresent()
                ? token.flatMap(tokens::read)
                        .map(name -> new CredentialValidationResult(name, Set.of(BackOfficeIdentityStore.GROUP)))
                : BasicCredentials.read(header)
                        .map(basic -> identities.validate(new UsernamePasswordCredential(
                                basic.user(), basic.password().reveal())))
                        .filter(result -> result.getStatus() == CredentialValidationResult.Status.VALID);
    }

    private Optional<String> bearer(String header) {
        return Optional.ofNullable(header)
                .filter(text -> tokens.areTaken() && text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(text -> text.substring(BEARER.length()).strip());
    }
}
