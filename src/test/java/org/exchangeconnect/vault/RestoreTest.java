package org.exchangeconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EncryptedTokens;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database and a key file restored from backups on another machine. */
@EveryStorage
class RestoreTest {

    @TempDir
    Path before;

    @TempDir
    Path after;

    private final MovableClock clock = new MovableClock();
    private Vault vault;
    private KeyFileCheck check;

    private final Storage storage;
    private final Jdbi database;
    private final Logger log = Logger.getLogger(KeyFileCheck.class.getName());
    private final List<String> severe = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel() == Level.SEVERE) {
                severe.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    RestoreTest(Storage storage) {
        this.storage = storage;
        this.database = storage.migrated();
    }

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void leave() {
        log.removeHandler(handler);
    }

    @Test
    void withItsKeyFileEverythingOpens() throws Exception {
        List<UUID> ids = new EncryptedTokens(database).add(VaultFixture.in(before), 3);

        Jdbi restored = storage.restored(database);
        Files.copy(before.resolve("keyset.json"), after.resolve("keyset.json"));
        Vault vault = VaultFixture.in(after);

        assertThat(ids).hasSize(3).allSatisfy(id -> assertThat(
                        vault.decrypt(new EncryptedTokens(restored).tokens().get(id), id.toString(), "token"))
                .isEqualTo(Secret.of("token-" + ids.indexOf(id))));
        looks(restored, 1);
        assertThat(severe).isEmpty();
    }

    @Test
    void withAnotherKeyFileItIsSaidOnceAndNothingIsChanged() {
        EncryptedTokens original = new EncryptedTokens(database);
        List<UUID> ids = original.add(VaultFixture.in(before), 3);

        Jdbi restored = storage.restored(database);
        looks(restored, 3);

        assertThat(severe).containsExactly(KeyFileCheck.PROBLEM);
        assertThat(ids).allSatisfy(id -> assertThat(
                        new EncryptedTokens(restored).tokens().get(id))
                .isEqualTo(original.tokens().get(id)));
    }

    @Test
    void itsKeyFileIsTakenUpWhileTheApplicationRuns() throws Exception {
        new EncryptedTokens(database).add(VaultFixture.in(before), 3);
        VaultFixture.in(after);
        restored(storage.restored(database));
        assertThat(health()).isEqualTo(Status.DOWN);

        copyBack();
        assertThat(health()).as("asked again at once").isEqualTo(Status.DOWN);
        clock.advance(KeyFileCheck.RESULT_LIFETIME);

        assertThat(health()).isEqualTo(Status.UP);
        assertThat(severe).hasSize(1);
    }

    @Test
    void itsKeysMayAlsoBeAddedToTheFileInUse() throws Exception {
        new EncryptedTokens(database).add(VaultFixture.in(before), 3);
        VaultFixture.in(after);
        restored(storage.restored(database));
        assertThat(health()).isEqualTo(Status.DOWN);

        KeysetFile mine = new KeysetFile(after.resolve("keyset.json"), Optional.empty());
        KeysetHandle.Entry original = new KeysetFile(before.resolve("keyset.json"), Optional.empty())
                .read()
                .getPrimary();
        mine.replace(KeysetHandle.newBuilder(mine.read())
                .addEntry(KeysetHandle.importKey(original.getKey()).withFixedId(original.getId()))
                .build());
        touched();
        clock.advance(KeyFileCheck.RESULT_LIFETIME);

        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void somewhatThatDoesNotOpenStopsNobodyElse() {
        Vault foreign = VaultFixture.vault();
        new EncryptedTokens(database).add(foreign, 2);
        new EncryptedTokens(database).add(VaultFixture.in(after), 3);
        restored(database);

        assertThat(health()).isEqualTo(Status.UP);

        new EncryptedTokens(database).add(foreign, 2);
        clock.advance(KeyFileCheck.RESULT_LIFETIME);
        assertThat(health()).as("most of it does not open").isEqualTo(Status.DOWN);
    }

    @Test
    void messagesUnderALostKeyStopNothingAfterAccountsWereConnectedAgain() {
        Vault lost = VaultFixture.vault();
        UUID connection =
                new EncryptedTokens(database).add(VaultFixture.in(after), 3).get(0);
        database.useHandle(handle -> {
            for (int i = 0; i < KeyFileCheck.SAMPLES_PER_COLUMN; i++) {
                UUID id = UUID.randomUUID();
                handle.createUpdate(
                                """
                                insert into inbound_message (id, connection_id, message_id, sender, recipient, content,
                                       received_at, created_at)
                                values (:id, :connection, :messageId, '1', '2', :content, current_timestamp,
                                       current_timestamp)
                                """)
                        .bind("id", id)
                        .bind("connection", connection)
                        .bind("messageId", id.toString())
                        .bind("content", lost.encrypt(Secret.of("{}"), id.toString(), "content"))
                        .execute();
            }
        });
        restored(database);

        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void whoLostTheKeySaysSoAndGoesOn() {
        new EncryptedTokens(database).add(VaultFixture.in(before), 3);
        KeyFile keys = new KeyFile(settings(true));
        check = new KeyFileCheck(new Vault(keys), new EncryptedRowsRepository(database), settings(true), clock);

        assertThat(check.fits()).isTrue();
        assertThat(severe).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayIsNotTakenForAnotherKey() {
        new EncryptedTokens(database).add(VaultFixture.in(after), 1);
        restored(database);
        assertThat(health()).isEqualTo(Status.UP);

        database.useHandle(handle -> handle.execute("alter table connection_token rename to away"));
        clock.advance(KeyFileCheck.RESULT_LIFETIME);

        assertThat(health()).isEqualTo(Status.UP);
        assertThat(severe).isEmpty();
    }

    private void copyBack() throws IOException {
        Files.copy(before.resolve("keyset.json"), after.resolve("keyset.json"), StandardCopyOption.REPLACE_EXISTING);
        touched();
    }

    /** Advances the modification time beyond the resolution of any file system's clock. */
    private void touched() throws IOException {
        Path file = after.resolve("keyset.json");
        Files.setLastModifiedTime(
                file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(2)));
    }

    private Status health() {
        HealthCheckResponse answer = new KeysHealth(vault, check).call();
        assertThat(answer.getData().isPresent()).isEqualTo(answer.getStatus() == Status.DOWN);
        return answer.getStatus();
    }

    /** Returns the application's re-encryption over this database and the present key file. */
    private Reencryption restored(Jdbi restored) {
        KeyFile keys = new KeyFile(settings(false));
        vault = new Vault(keys);
        EncryptedRowsRepository rows = new EncryptedRowsRepository(restored);
        check = new KeyFileCheck(vault, rows, settings(false), clock);
        return new Reencryption(keys, vault, rows, check, new SimpleMeterRegistry());
    }

    private void looks(Jdbi restored, int times) {
        Reencryption reencryption = restored(restored);
        for (int i = 0; i < times; i++) {
            reencryption.run();
            clock.advance(KeyFileCheck.RESULT_LIFETIME);
        }
    }

    private EncryptionSettings settings(boolean keyLost) {
        return new EncryptionSettings(after.resolve("keyset.json"), true, Optional.empty(), Optional.empty(), keyLost);
    }
}
