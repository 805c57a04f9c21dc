package org.exchangeconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.Sealed;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database and a key file from their backups, on another machine. */
@EveryStorage
class RestoreTest {

    @TempDir
    Path before;

    @TempDir
    Path after;

    private final Storage storage;
    private final Jdbi database;
    private final Logger log = Logger.getLogger(Resealing.class.getName());
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
        List<UUID> ids = new Sealed(database).add(VaultFixture.in(before), 3);

        Jdbi restored = storage.restored(database);
        Files.copy(before.resolve("keyset.json"), after.resolve("keyset.json"));
        Vault vault = VaultFixture.in(after);

        assertThat(ids).hasSize(3).allSatisfy(id -> assertThat(
                        vault.open(new Sealed(restored).tokens().get(id), id.toString(), "token"))
                .isEqualTo(Secret.of("token-" + ids.indexOf(id))));
        looks(restored, 1);
        assertThat(severe).isEmpty();
    }

    @Test
    void withAnotherKeyFileItIsSaidOnceAndNothingIsChanged() {
        Sealed original = new Sealed(database);
        List<UUID> ids = original.add(VaultFixture.in(before), 3);

        Jdbi restored = storage.restored(database);
        looks(restored, 3);

        assertThat(severe)
                .singleElement()
                .asString()
                .startsWith("3 secrets of the database can't be opened")
                .contains("put its key file back");
        assertThat(ids)
                .allSatisfy(id -> assertThat(new Sealed(restored).tokens().get(id))
                        .isEqualTo(original.tokens().get(id)));
    }

    private void looks(Jdbi restored, int times) {
        KeyFile keys = new KeyFile(
                new EncryptionSettings(after.resolve("keyset.json"), true, Optional.empty(), Optional.empty()));
        Resealing resealing =
                new Resealing(keys, new Vault(keys), new SealedRowsRepository(restored), new SimpleMeterRegistry());
        for (int i = 0; i < times; i++) {
            resealing.run();
        }
    }
}
