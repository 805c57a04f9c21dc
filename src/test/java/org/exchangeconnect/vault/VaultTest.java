package org.exchangeconnect.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    private static final Secret TOKEN = Secret.of("3d7908aa-7b8c-4c5a-94bf-5cdeef18947b");

    @TempDir
    Path folder;

    @Test
    void whatWasSealedOpensInItsPlaceOnly() {
        Vault vault = VaultFixture.vault();
        byte[] sealed = vault.encrypt(TOKEN, "row 1", "token");

        assertThat(vault.decrypt(sealed, "row 1", "token")).isEqualTo(TOKEN);
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.decrypt(sealed, "row 2", "token"));
        assertThatExceptionOfType(VaultException.class).isThrownBy(() -> vault.decrypt(sealed, "row 1", "key"));
    }

    @Test
    void sealedBytesShowNothingAndDifferEachTime() {
        Vault vault = VaultFixture.vault();
        byte[] sealed = vault.encrypt(TOKEN, "row 1", "token");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(TOKEN.reveal());
        assertThat(vault.encrypt(TOKEN, "row 1", "token")).isNotEqualTo(sealed);
    }

    @Test
    void anAlteredByteDoesNotOpen() {
        Vault vault = VaultFixture.vault();
        byte[] sealed = vault.encrypt(TOKEN, "row 1", "token");
        sealed[sealed.length - 1] ^= 1;

        assertThatExceptionOfType(VaultException.class)
                .isThrownBy(() -> vault.decrypt(sealed, "row 1", "token"))
                .withMessageNotContaining(TOKEN.reveal());
    }

    @Test
    void theFirstStartMakesAKeyThatOnlyItsOwnerReadsAndLaterStartsUseIt() throws IOException {
        byte[] sealed = new Vault(new KeyFile(own())).encrypt(TOKEN, "row", "token");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keyset.json"))))
                .isEqualTo("rw-------");
        assertThat(new Vault(new KeyFile(own())).decrypt(sealed, "row", "token"))
                .isEqualTo(TOKEN);
    }

    @Test
    void aNamedKeyFileThatIsNotThereStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new KeyFile(named("absent.json")))
                .withMessageContaining("connect.encryption.keyset");
        assertThat(folder).isEmptyDirectory();
    }

    private EncryptionSettings own() {
        return new EncryptionSettings(folder.resolve("keyset.json"), true, Optional.empty(), Optional.empty(), false);
    }

    private EncryptionSettings named(String name) {
        return new EncryptionSettings(folder.resolve(name), false, Optional.empty(), Optional.empty(), false);
    }
}
