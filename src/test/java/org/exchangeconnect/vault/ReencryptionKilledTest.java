package org.exchangeconnect.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EncryptedTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A node in a separate process is killed by the system during re-encryption, as by {@code kill -9}. */
class ReencryptionKilledTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void aNodeThatIsKilledLosesNothingAndTheNextOneGoesOn() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("database").toAbsolutePath();
        Path file = folder.resolve("keyset.json");
        List<UUID> ids = fill(url, file);

        Process node = start(url, file);
        try (BufferedReader said = node.inputReader(UTF_8)) {
            assertThat(said.lines().anyMatch(ReencryptionNode.IN_THE_MIDDLE::equals))
                    .isTrue();
        } finally {
            node.destroyForcibly().waitFor();
        }
        assertThat(node.exitValue()).isNotZero();

        KeyFile keys = ReencryptionNode.keys(file);
        EncryptedTokens rows = new EncryptedTokens(url);
        assertThat(rows.tokens().values().stream().filter(keys.keys()::isEncryptedByPrimary))
                .hasSize(Reencryption.BATCH);
        assertAllOpen(rows.tokens(), ids, new Vault(keys));

        new Reencryption(
                        keys,
                        new Vault(keys),
                        new EncryptedRowsRepository(EncryptedTokens.database(url)),
                        VaultFixture.unchecked(),
                        new SimpleMeterRegistry())
                .run();
        assertThat(rows.tokens().values()).allMatch(keys.keys()::isEncryptedByPrimary);
        assertAllOpen(rows.tokens(), ids, new Vault(keys));
    }

    /** Creates three batches of tokens under a first key, and a second key that is primary. */
    private static List<UUID> fill(String url, Path file) throws Exception {
        KeyFile keys = ReencryptionNode.keys(file);
        // Kept open while rows are written: H2 closes a database without connections.
        Connection held = DriverManager.getConnection(url);
        try {
            List<UUID> ids = new EncryptedTokens(url).add(new Vault(keys), 3 * Reencryption.BATCH);
            KeysetFile keyset = new KeysetFile(file, Optional.empty());
            keyset.replace(KeysetHandle.newBuilder(keyset.read())
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build());
            return ids;
        } finally {
            held.close();
        }
    }

    private static Process start(String url, Path file) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReencryptionNode.class.getName(),
                        url,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void assertAllOpen(Map<UUID, byte[]> tokens, List<UUID> ids, Vault vault) {
        assertThat(tokens).hasSize(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            assertThat(vault.decrypt(tokens.get(id), id.toString(), "token")).isEqualTo(Secret.of("token-" + i));
        }
    }
}
