package org.exchangeconnect.vault;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.exchangeconnect.oauth.Secret;

/** Ready while values can be encrypted and decrypted, and the stored values match the keys. */
@Readiness
@Singleton
public class KeysHealth implements HealthCheck {

    private static final Secret SAMPLE = Secret.of("sample");

    private final Vault vault;
    private final KeyFileCheck check;

    @Inject
    KeysHealth(Vault vault, KeyFileCheck check) {
        this.vault = vault;
        this.check = check;
    }

    @Override
    public HealthCheckResponse call() {
        if (!check.fits()) {
            return new HealthCheckResponse("keys", Status.DOWN, Optional.of(Map.of("problem", KeyFileCheck.PROBLEM)));
        }
        return new HealthCheckResponse("keys", areUsable() ? Status.UP : Status.DOWN, Optional.empty());
    }

    private boolean areUsable() {
        try {
            return vault.decrypt(vault.encrypt(SAMPLE, "health", "sample"), "health", "sample")
                    .equals(SAMPLE);
        } catch (VaultException unusable) {
            return false;
        }
    }
}
