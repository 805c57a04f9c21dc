package org.exchangeconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EncryptedTokens;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryStorage
class ReencryptionTest {

    @TempDir
    Path folder;

    private final Jdbi jdbi;
    private final EncryptedTokens rows;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private KeysetFile file;
    private KeyFile keys;
    private Vault vault;

    /** Referenced, because a gauge does not keep its object alive. */
    private Reencryption held;

    ReencryptionTest(Storage storage) {
        this.jdbi = storage.migrated();
        this.rows = new EncryptedTokens(jdbi);
    }

    @BeforeEach
    void open() {
        keys = keyFile(folder);
        vault = new Vault(keys);
        file = new KeysetFile(folder.resolve("keyset.json"), Optional.empty());
    }

    @Test
    void everythingIsBroughtToThePrimaryKeyAndOpensToTheSame() throws Exception {
        List<UUID> ids = rows.add(vault, 450);
        UUID byKey = rows.add(vault, Secret.of("connected"));
        addApiKey(byKey, "an API key");
        promoteNew();

        resealing().run();

        assertThat(rows.tokens().values()).allMatch(keys.keys()::isEncryptedByPrimary);
        assertThat(token(ids.get(449))).isEqualTo(Secret.of("token-449"));
        assertThat(vault.decrypt(apiKey(byKey), byKey.toString(), "api_key")).isEqualTo(Secret.of("an API key"));
        assertThat(meters.get("exchange.connect.encryption.outdated").gauge().value())
                .isZero();
        assertThat(meters.get("exchange.connect.encryption.resealed").counter().count())
                .isEqualTo(452);
    }

    @Test
    void killedInTheMiddleItGoesOnWithWhatIsLeft() throws Exception {
        List<UUID> ids = rows.add(vault, 3 * Reencryption.BATCH);
        promoteNew();
        Vault dying = new Vault(dyingAfter(Reencryption.BATCH * 3 / 2));

        assertThatIllegalStateException().isThrownBy(() -> new Reencryption(
                        keys, dying, new EncryptedRowsRepository(jdbi), VaultFixture.unchecked(), meters)
                .run());
        long done = rows.tokens().values().stream()
                .filter(keys.keys()::isEncryptedByPrimary)
                .count();
        assertThat(done).isEqualTo(Reencryption.BATCH);

        resealing().run();
        assertThat(rows.tokens().values()).allMatch(keys.keys()::isEncryptedByPrimary);
        assertThat(token(ids.get(0))).isEqualTo(Secret.of("token-0"));
    }

    @Test
    void aTokenThatIsRenewedMeanwhileIsNeverOverwritten() throws Exception {
        List<UUID> ids = rows.add(vault, 400);
        promoteNew();
        Map<UUID, Secret> newest = new ConcurrentHashMap<>();
        CountDownLatch started = new CountDownLatch(2);
        List<Thread> renewals = List.of(0, 1).stream()
                .map(part -> new Thread(() -> {
                    started.countDown();
                    for (int round = 0; round < 3; round++) {
                        for (int i = part; i < ids.size(); i += 2) {
                            Secret token = Secret.of("renewed-" + i + "-" + round);
                            rows.renew(ids.get(i), vault, token);
                            newest.put(ids.get(i), token);
                        }
                    }
                }))
                .toList();
        renewals.forEach(Thread::start);
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        Reencryption reencryption = resealing();
        while (renewals.stream().anyMatch(Thread::isAlive)) {
            reencryption.run();
            promoteNew();
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            reencryption.run();
            return rows.tokens().values().stream().allMatch(keys.keys()::isEncryptedByPrimary);
        });

        assertThat(newest).hasSize(400);
        assertThat(ids).allSatisfy(id -> assertThat(token(id)).isEqualTo(newest.get(id)));
    }

    @Test
    void whatNoKeyOpensStaysAndIsCounted(@TempDir Path elsewhere) throws Exception {
        UUID lost = rows.add(new Vault(keyFile(elsewhere)), Secret.of("another key's"));
        UUID kept = rows.add(vault, Secret.of("kept"));
        byte[] before = rows.tokens().get(lost);
        promoteNew();

        resealing().run();

        assertThat(rows.tokens().get(lost)).isEqualTo(before);
        assertThat(token(kept)).isEqualTo(Secret.of("kept"));
        assertThat(meters.get("exchange.connect.encryption.outdated").gauge().value())
                .isEqualTo(1);
    }

    @Test
    void everySealedColumnOfTheSchemaIsKnown() {
        // Digests, a verifier that lasts ten minutes, numbers and search terms: none of them is re-encrypted.
        List<String> others = List.of(
                "authorization_attempt.state_digest",
                "authorization_attempt.browser_digest",
                "authorization_attempt.verifier",
                "connection_token.life_left",
                "connection_term.term",
                "gateway_key.digest");
        List<String> known = Stream.concat(
                        others.stream(),
                        Arrays.stream(EncryptedColumn.values()).map(column -> column.table() + "." + column.column()))
                .toList();

        assertThat(binaryColumns()).containsExactlyInAnyOrderElementsOf(known);
    }

    private List<String> binaryColumns() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select lower(table_name) || '.' || lower(column_name) from information_schema.columns
                         where lower(table_schema) = 'public' and lower(data_type) in ('bytea', 'binary varying')
                        """)
                .mapTo(String.class)
                .list());
    }

    /** Encrypts and decrypts with the real keys until the node dies in the middle of a batch. */
    private Aead dyingAfter(int seals) {
        return new Aead() {
            private int count;

            @Override
            public byte[] encrypt(byte[] text, byte[] place) throws GeneralSecurityException {
                if (++count > seals) {
                    throw new IllegalStateException("the node died");
                }
                return keys.aead().encrypt(text, place);
            }

            @Override
            public byte[] decrypt(byte[] sealed, byte[] place) throws GeneralSecurityException {
                return keys.aead().decrypt(sealed, place);
            }
        };
    }

    private Reencryption resealing() {
        held = new Reencryption(keys, vault, new EncryptedRowsRepository(jdbi), VaultFixture.unchecked(), meters);
        return held;
    }

    private Secret token(UUID id) {
        return vault.decrypt(rows.tokens().get(id), id.toString(), "token");
    }

    private void addApiKey(UUID id, String key) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into connection_key (connection_id, api_key, set_at) values (:id, :key, current_timestamp)")
                .bind("id", id)
                .bind("key", vault.encrypt(Secret.of(key), id.toString(), "api_key"))
                .execute());
    }

    private byte[] apiKey(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select api_key from connection_key where connection_id = :id")
                        .bind("id", id)
                        .mapTo(byte[].class)
                        .one());
    }

    /**
     * Adds a primary key as the operator's command does, and advances the file's time so that the change is detected.
     */
    private void promoteNew() throws Exception {
        FileTime before = Files.getLastModifiedTime(file.path());
        var builder = KeysetHandle.newBuilder(file.read())
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary());
        file.replace(builder.build());
        Files.setLastModifiedTime(file.path(), FileTime.from(before.toInstant().plusSeconds(2)));
        assertThat(keys.refresh()).isTrue();
    }

    private static KeyFile keyFile(Path folder) {
        return new KeyFile(
                new EncryptionSettings(folder.resolve("keyset.json"), true, Optional.empty(), Optional.empty(), false));
    }
}
