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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * HTTP Basic (RFC 7617) for what web.xml protects; whatever else there is, pages above all, it leaves alone. No
 * session is made: each request brings its credentials. It answers before any filter is asked.
 */
@ApplicationScoped
public class BackOfficeAuthentication implements HttpAuthenticationMechanism {

    private static final Logger LOG = Logger.getLogger(BackOfficeAuthentication.class.getName());

    @Inject
    IdentityStoreHandler identities;

    @Inject
    LoginGuard guard;

    @Inject
    SecurityHeaders headers;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected()) {
            return context.doNothing();
        }
        headers.set(request, response);
        Duration wait = guard.request(request.getRemoteAddr());
        if (!wait.isZero()) {
            return later(response, wait);
        }
        Optional<BasicCredentials> credentials = BasicCredentials.read(request.getHeader("Authorization"));
        if (credentials.isEmpty()) {
            Refusal.unauthorized(response);
            return SEND_FAILURE;
        }
        return logIn(credentials.get(), request.getRemoteAddr(), response, context);
    }

    private AuthenticationStatus logIn(
            BasicCredentials credentials, String address, HttpServletResponse response, HttpMessageContext context) {
        Duration wait = guard.beforeLogin(address, credentials.user());
        if (!wait.isZero()) {
            return later(response, wait);
        }
        CredentialValidationResult result = identities.validate(new UsernamePasswordCredential(
                credentials.user(), credentials.password().reveal()));
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            guard.failed(address, credentials.user());
            LOG.log(Level.WARNING, "Wrong credentials for the REST API from {0}", address);
            Refusal.unauthorized(response);
            return SEND_FAILURE;
        }
        Duration pause = guard.succeeded(address, credentials.user());
        return pause.isZero() ? context.notifyContainerAboutLogin(result) : later(response, pause);
    }

    private static AuthenticationStatus later(HttpServletResponse response, Duration wait) {
        Refusal.tooMany(response, wait);
        return SEND_FAILURE;
    }
}
