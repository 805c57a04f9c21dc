package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
        SecretFile file = SecretFile.open("key-file", path, nanos::get).orElseThrow();

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
        SecretFile file = SecretFile.open("key-file", link, nanos::get).orElseThrow();

        Files.delete(link);
        Files.createSymbolicLink(link, second);
        later(Duration.ofSeconds(2));

        assertThat(file.get()).isEqualTo("two");
    }

    @Test
    void aMissingBlankOrBinaryFileKeepsTheSecretInUse() throws IOException {
        Path path = Files.writeString(folder.resolve("secret"), "first");
        SecretFile file = SecretFile.open("key-file", path, nanos::get).orElseThrow();

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

        assertThat(SecretFile.open("key-file", path, nanos::get).orElseThrow().get())
                .isEqualTo("value");
    }

    @Test
    void everySecretOfTheConfigurationFollowsItsFile() throws IOException {
        Path path = Files.writeString(folder.resolve("secret"), "\uFEFFthe-first-secret-of-the-app");
        SettingReader keys = new SettingReader(key ->
                Optional.ofNullable(Map.of("any.secret-file", path.toString()).get(key)));
        Secret secret = keys.secret("any.secret").orElseThrow();
        assertThat(secret.reveal()).isEqualTo("the-first-secret-of-the-app");

        Files.writeString(path, "another");

        await().until(() -> secret.reveal().equals("another"));
        assertThat(secret).isEqualTo(Secret.of("another")).hasToString("(secret)");
    }

    private void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
