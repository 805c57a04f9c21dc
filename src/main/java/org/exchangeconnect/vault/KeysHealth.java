package org.exchangeconnect.vault;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.exchangeconnect.oauth.Secret;

/** Ready while what is sealed can be opened again. */
@Readiness
@Singleton
public class KeysHealth implements HealthCheck {

    private static final Secret SAMPLE = Secret.of("sample");

    private final Vault vault;

    @Inject
    KeysHealth(Vault vault) {
        this.vault = vault;
    }

    @Override
    public HealthCheckResponse call() {
        return new HealthCheckResponse("keys", areUsable() ? Status.UP : Status.DOWN, Optional.empty());
    }

    private boolean areUsable() {
        try {
            return vault.open(vault.seal(SAMPLE, "health", "sample"), "health", "sample")
                    .equals(SAMPLE);
        } catch (VaultException unusable) {
            return false;
        }
    }
}
