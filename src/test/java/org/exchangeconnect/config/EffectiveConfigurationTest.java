package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.config.EffectiveConfiguration.ConfigurationEntry;
import org.exchangeconnect.config.EffectiveConfiguration.ConfigurationWarning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveConfigurationTest {

    private final Map<String, String> keys = new HashMap<>(Map.of(
            "infobip.oauth.client-id", "an-id",
            "infobip.oauth.redirect-uri", "https://app.example.com/exchange-connect/api/oauth/callback"));

    @Test
    void whatIsSetAndWhatIsUsualAreToldApart() {
        keys.put("infobip.oauth.scope", "message:send");

        assertThat(line("infobip.oauth.scope"))
                .isEqualTo(new ConfigurationEntry("infobip.oauth.scope", "message:send", false, true));
        assertThat(line("connect.renewal.due-at"))
                .isEqualTo(new ConfigurationEntry("connect.renewal.due-at", "0.6", false, false));
        assertThat(line("connect.renewal.max-in-flight").value()).isEqualTo("512");
        assertThat(line("connect.renewal.max-per-second").value()).isNull();
        assertThat(line("connect.database.url"))
                .isEqualTo(new ConfigurationEntry("connect.database.url", null, false, false));
    }

    @Test
    void aDefaultThatFollowsFromAnotherKeyIsShownAsItIs() {
        keys.put("infobip.http.read-timeout", "PT25S");

        assertThat(line("infobip.http.send-timeout"))
                .isEqualTo(new ConfigurationEntry("infobip.http.send-timeout", "PT25S", false, false));
    }

    @Test
    void noSecretIsShownButWhetherThereIsOne() {
        keys.put("infobip.oauth.client-secret", "s3cret");
        keys.put("connect.database.password", "s3cret");
        keys.put("connect.database.url", "jdbc:postgresql://db/app?sslmode=require");
        keys.put("connect.encryption.allow-generated", "true");
        keys.put("connect.mail.uri", "smtps://mail.example.com");
        keys.put("connect.mail.from", "connect@example.com");
        keys.put("connect.mail.to", "ops@example.com");
        keys.put("connect.mail.user", "office");
        keys.put("connect.mail.password", "s3cret");
        keys.put("connect.api.user", "office");
        keys.put("connect.webhooks.uri", "https://hooks.example.com/s3cret/a,https://other.example.com:8443/s3cret");
        keys.put("connect.webhooks.secret", "s3cret".repeat(5));
        keys.put("connect.api.password", "s3cret-q7Rk2mVx9Lp4Zt8W");

        assertThat(read().lines().toString()).doesNotContain("s3cret");
        assertThat(line("infobip.oauth.client-secret"))
                .isEqualTo(new ConfigurationEntry("infobip.oauth.client-secret", null, true, true));
        assertThat(line("connect.database.url").value()).isEqualTo("jdbc:postgresql://db/app…");
        assertThat(line("connect.webhooks.uri").value())
                .isEqualTo("https://hooks.example.com/…,https://other.example.com:8443/…");
    }

    @Test
    void whatIsAllowedAndMayNotBeMeantIsNamed(@TempDir Path folder) throws IOException {
        Path keyFile = Files.createFile(folder.resolve("keys.json"));
        keys.put("connect.development", "true");

        assertThat(read().concerns()).containsExactlyInAnyOrder(ConfigurationWarning.values());

        keys.put("connect.development", "false");
        keys.put("connect.database.url", "jdbc:postgresql://db/app");
        keys.put("connect.encryption.keyset", keyFile.toString());
        keys.put("infobip.oauth.client-secret", "s3cret");
        keys.put("infobip.app-id", "3bb98d89-af5d-4a56-8ccd-c3e0e2ae976b");
        assertThat(read().concerns()).isEmpty();
    }

    private ConfigurationEntry line(String key) {
        return read().lines().stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private EffectiveConfiguration read() {
        return new EffectiveConfiguration(SettingsReader.read(key -> Optional.ofNullable(keys.get(key))));
    }
}
