package org.exchangeconnect.web.login;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;
import static jakarta.security.enterprise.identitystore.CredentialValidationResult.NOT_VALIDATED_RESULT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.exchangeconnect.config.BackOfficeSettings;
import org.exchangeconnect.oauth.Secret;

/**
 * Validates the back office's single user, {@code connect.api.user} with {@code connect.api.password}; validates no
 * user where these are absent. Both values are always compared, each in constant time, so that the response time
 * reveals nothing about either.
 */
@ApplicationScoped
public class BackOfficeIdentityStore implements IdentityStore {

    static final String GROUP = "back-office";

    @Inject
    BackOfficeSettings settings;

    /** Overrides the interface's default, which looks up the other method by reflection for each request. */
    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential known ? validate(known) : NOT_VALIDATED_RESULT;
    }

    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        if (settings.user().isEmpty() || settings.password().isEmpty()) {
            return INVALID_RESULT;
        }
        boolean user = Secret.of(settings.user().get()).equals(Secret.of(credential.getCaller()));
        boolean password = settings.password().get().equals(Secret.of(credential.getPasswordAsString()));
        return user & password ? new CredentialValidationResult(credential.getCaller(), Set.of(GROUP)) : INVALID_RESULT;
    }
}
