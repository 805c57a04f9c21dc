package org.exchangeconnect.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EncryptedTokens;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The secret part of an address, which proves that its caller was given it. */
@EveryStorage
class AddressProofTest {

    private final Vault vault = VaultFixture.vault();
    private final Jdbi jdbi;
    private final AddressProof proofs;

    AddressProofTest(Storage storage) {
        jdbi = storage.migrated();
        proofs = node();
    }

    @Test
    void aLostKeyIsReplacedWhereTheOperatorSaysSoOnly() {
        Secret before = proofs.of("reports", "one");
        Vault other = VaultFixture.vault();
        MovableClock clock = new MovableClock();
        AddressProof wrongFile =
                new AddressProof(new AddressKeyRepository(jdbi, other, VaultFixture.check(other, jdbi, clock), clock));
        AddressProof keyLost = new AddressProof(new AddressKeyRepository(jdbi, other, VaultFixture.unchecked(), clock));

        assertThatThrownBy(() -> wrongFile.of("reports", "one")).isInstanceOf(VaultException.class);
        Secret after = keyLost.of("reports", "one");

        assertThat(after).isNotEqualTo(before);
        assertThat(wrongFile.of("reports", "one")).isEqualTo(after);
    }

    @Test
    void noKeyIsCreatedWithTheFileOfAnotherDatabase() {
        new EncryptedTokens(jdbi).add(vault, 3);
        Vault other = VaultFixture.vault();
        MovableClock clock = new MovableClock();
        AddressProof wrongFile =
                new AddressProof(new AddressKeyRepository(jdbi, other, VaultFixture.check(other, jdbi, clock), clock));

        assertThatThrownBy(() -> wrongFile.of("reports", "one")).isInstanceOf(VaultException.class);

        assertThat(proofs.of("reports", "one")).isEqualTo(node().of("reports", "one"));
    }

    @Test
    void aProofProvesItsOwnPurposeAndSubjectOnly() {
        Secret proof = proofs.of("reports", "one");

        assertThat(proof.reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(proofs.proves("reports", "one", proof)).isTrue();
        assertThat(proofs.proves("reports", "two", proof)).isFalse();
        assertThat(proofs.proves("inbound", "one", proof)).isFalse();
        assertThat(proofs.proves("reports", "one", Secret.of(proof.reveal() + "A")))
                .isFalse();
    }

    @Test
    void aProofIsTheSameAfterARestartAndOnEveryNode() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        Set<Secret> all = new HashSet<>();
        try {
            Callable<Secret> node = () -> node().of("reports", "one");
            for (Future<Secret> proof :
                    nodes.invokeAll(IntStream.range(0, 4).mapToObj(i -> node).toList())) {
                all.add(proof.get());
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(all).hasSize(1).containsExactly(proofs.of("reports", "one"));
    }

    @Test
    void theKeyIsStoredEncryptedAndLeavesTheSigningSecretAlone() {
        SigningSecretRepository signing = new SigningSecretRepository(jdbi, vault, new MovableClock());
        signing.put(Secret.of("signing"));
        Secret proof = proofs.of("reports", "one");
        signing.erase();

        assertThat(node().of("reports", "one")).isEqualTo(proof);
        byte[] stored = jdbi.withHandle(handle -> handle.createQuery("select secret from app_secret")
                .mapTo(byte[].class)
                .one());
        assertThat(new String(stored, ISO_8859_1)).doesNotContain(proof.reveal());
    }

    private AddressProof node() {
        return new AddressProof(new AddressKeyRepository(jdbi, vault, VaultFixture.unchecked(), new MovableClock()));
    }
}
