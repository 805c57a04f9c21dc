package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aChangedFileIsReadAgainAtMostOnceASecond() throws IOException {
        Path path = Files.writeString(folder.resolve("secret"), "first\n");
        SecretFile file =
                SecretFile.open("key-file", path, nanos::get, any -> true).orElseThrow();

        Files.writeString(path, "second");
        assertThat(file.get()).isEqualTo("first");
        later(Duration.ofSeconds(1));
        assertThat(file.get()).isEqualTo("second");
    }

    @Test
    void aFileThatIsReplacedByALinkIsReadAgain() throws IOException {
        Path first = Files.writeString(folder.resolve("first"), "one");
        Path second = Files.writeString(folder.resolve("second"), "two");
        Path link = Files.createSymbolicLink(folder.resolve("link"), first);
        SecretFile file =
                SecretFile.open("key-file", link, nanos::get, any -> true).orElseThrow();

        Files.delete(link);
        Files.createSymbolicLink(link, second);
        later(Duration.ofSeconds(2));

        assertThat(file.get()).isEqualTo("two");
    }

    @Test
    void aMissingBlankOrBinaryFileKeepsTheSecretInUse() throws IOException {
        Path path = Files.writeString(folder.resolve("secret"), "first");
        SecretFile file =
                SecretFile.open("key-file", path, nanos::get, any -> true).orElseThrow();

        Files.delete(path);
        later(Duration.ofSeconds(1));
        assertThat(file.get()).isEqualTo("first");
        Files.writeString(path, " \n");
        later(Duration.ofSeconds(1));
        assertThat(file.get()).isEqualTo("first");
        Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe});
        later(Duration.ofSeconds(1));
        assertThat(file.get()).isEqualTo("first");
        Files.writeString(path, "second");
        later(Duration.ofSeconds(1));
        assertThat(file.get()).isEqualTo("second");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheSecret() throws IOException {
        Path path = Files.writeString(folder.resolve("secret"), "\uFEFFvalue\r\n");

        assertThat(SecretFile.open("key-file", path, nanos::get, any -> true)
                        .orElseThrow()
                        .get())
                .isEqualTo("value");
    }

    @Test
    void everySecretOfTheConfigurationFollowsItsFile() throws IOException {
        Path path = Files.writeString(folder.resolve("secret"), "\uFEFFthe-first-secret-of-the-app");
        Map<String, String> keys = new HashMap<>(Map.of(
                "infobip.oauth.client-id", "an-id",
                "infobip.oauth.redirect-uri", "https://app.example.com/api/oauth/callback",
                "connect.api.user", "office"));
        List<ConfigKey<?>> declared = ConfigKeys.SECTIONS.stream()
                .flatMap(section -> section.keys().stream())
                .filter(ConfigKey::isSecret)
                .toList();
        declared.forEach(key -> keys.put(key.name() + "-file", path.toString()));
        Settings settings = SettingsReader.read(key -> Optional.ofNullable(keys.get(key)));
        List<Secret> secrets = declared.stream()
                .map(key -> (Secret) ((Optional<?>) settings.get(key)).orElseThrow())
                .toList();
        assertThat(secrets).hasSize(6).containsOnly(Secret.of("the-first-secret-of-the-app"));

        Files.writeString(path, "another-secret-of-the-app");

        await().untilAsserted(() -> assertThat(secrets).containsOnly(Secret.of("another-secret-of-the-app")));
        assertThat(secrets.toString()).doesNotContain("another");
    }

    @Test
    void aNewSecretThatTheStartWouldRefuseIsNotUsed() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "q7Rk2mVx9Lp4Zt8W");
        Path signing = Files.writeString(folder.resolve("signing"), "a-signing-secret-of-the-app");
        Map<String, String> keys = Map.of(
                "infobip.oauth.client-id", "an-id",
                "infobip.oauth.redirect-uri", "https://app.example.com/api/oauth/callback",
                "connect.api.user", "office",
                "connect.api.password-file", password.toString(),
                "connect.webhooks.secret-file", signing.toString());
        Settings settings = SettingsReader.read(key -> Optional.ofNullable(keys.get(key)), nanos::get);
        Secret ofTheApi = new BackOfficeSettings(settings).password().orElseThrow();
        Secret ofWebhooks = new NotificationSettings(settings).webhookSecret().orElseThrow();

        Files.writeString(signing, "whsec_");
        for (String weak : List.of("short", "passwordpassword", "p\ufffdssword-of-24-characters")) {
            Files.writeString(password, weak);
            later(Duration.ofSeconds(2));
            assertThat(ofTheApi.reveal()).isEqualTo("q7Rk2mVx9Lp4Zt8W");
            assertThat(ofWebhooks.reveal()).isEqualTo("a-signing-secret-of-the-app");
        }

        Files.writeString(password, "Zt8Wq7Rk2mVx9Lp4");
        Files.writeString(signing, "another-secret-of-the-app");
        later(Duration.ofSeconds(2));
        assertThat(ofTheApi.reveal()).isEqualTo("Zt8Wq7Rk2mVx9Lp4");
        assertThat(ofWebhooks.reveal()).isEqualTo("another-secret-of-the-app");
    }

    private void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
