package org.exchangeconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Requirements for every storage of the signing secret. */
@EveryStorage
class SigningSecretStorageTest {

    private static final Secret ONE = Secret.of("H+WPXpCaBeLkd5pukqMoqWLZnL/5yEscexA73H7Uffw=");

    private final Jdbi jdbi;
    private final SigningSecretRepository secrets;

    SigningSecretStorageTest(Storage storage) {
        jdbi = storage.migrated();
        secrets = new SigningSecretRepository(jdbi, VaultFixture.vault(), new MovableClock());
    }

    @Test
    void thereIsNoneUntilOneIsTakenOver() {
        assertThat(secrets.find()).isEmpty();
    }

    @Test
    void theOneTakenOverLastIsFoundAgainAndStandsSealed() {
        secrets.put(Secret.of("before"));
        secrets.put(ONE);

        assertThat(secrets.find()).hasValue(ONE);
        byte[] kept = jdbi.withHandle(handle -> handle.createQuery("select secret from app_secret")
                .mapTo(byte[].class)
                .one());
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(ONE.reveal());
    }

    @Test
    void anErasedOneIsGone() {
        secrets.put(ONE);
        secrets.erase();

        assertThat(secrets.find()).isEmpty();
    }
}
