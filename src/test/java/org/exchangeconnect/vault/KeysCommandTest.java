package org.exchangeconnect.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.config.Settings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EncryptedTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    private static final Secret TOKEN = Secret.of("3d7908aa-7b8c-4c5a-94bf-5cdeef18947b");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();
    private Path file;

    @BeforeEach
    void configure() {
        file = folder.resolve("keys.json");
        environment.put("CONNECT_ENCRYPTION_KEYSET", file.toString());
        environment.put("CONNECT_DATA_DIR", folder.toString());
    }

    @Test
    void aKeyFileIsMadeOnceForItsOwnerOnly() throws IOException {
        assertThat(run("make")).contains("primary");
        String made = Files.readString(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(fails("make")).contains("is unchanged");
        assertThat(file).hasContent(made);
    }

    @Test
    void aKeyIsChangedWhileWhatWasSealedStaysOpen() {
        String first = id(run("make"), true);
        KeyFile running = new KeyFile(new EncryptionSettings(Settings.forCommand(environment)));
        Vault vault = new Vault(running);
        byte[] old = vault.encrypt(TOKEN, "row", "token");

        String second = id(run("add"), false);
        assertThat(id(run("list"), true)).isEqualTo(first);
        assertThat(id(run("promote", second), true)).isEqualTo(second);
        assertThat(changed(running)).isTrue();
        byte[] fresh = vault.encrypt(TOKEN, "row", "token");

        assertThat(running.keys().isEncryptedByPrimary(old)).isFalse();
        assertThat(running.keys().isEncryptedByPrimary(fresh)).isTrue();
        assertThat(vault.decrypt(old, "row", "token")).isEqualTo(TOKEN);
        assertThat(vault.decrypt(fresh, "row", "token")).isEqualTo(TOKEN);
        assertThat(run("retire", first, "--checked")).doesNotContain(first);
    }

    @Test
    void aKeyThatAnotherNodeBeganToUseIsReadFromTheFileAtOnce() throws IOException {
        run("make");
        Vault node = new Vault(new KeyFile(new EncryptionSettings(Settings.forCommand(environment))));
        run("promote", id(run("add"), false));
        later();
        byte[] sealed = new Vault(new KeyFile(new EncryptionSettings(Settings.forCommand(environment))))
                .encrypt(TOKEN, "row", "token");

        assertThat(node.decrypt(sealed, "row", "token")).isEqualTo(TOKEN);
    }

    @Test
    void aChangedFileThatIsOfNoUseChangesNothing() throws IOException {
        run("make");
        KeyFile running = new KeyFile(new EncryptionSettings(Settings.forCommand(environment)));
        byte[] sealed = new Vault(running).encrypt(TOKEN, "row", "token");
        Files.writeString(file, "{");

        assertThat(changed(running)).isFalse();
        assertThat(new Vault(running).decrypt(sealed, "row", "token")).isEqualTo(TOKEN);
    }

    @Test
    void theKeyThatSealsAndAKeyThatRowsNeedAreNotRetired() {
        String first = id(run("make"), true);
        assertThat(fails("retire", first)).contains("primary");
        Vault vault = new Vault(new KeyFile(new EncryptionSettings(Settings.forCommand(environment))));
        String url = "jdbc:h2:mem:retire;DB_CLOSE_DELAY=-1";
        environment.put("CONNECT_DATABASE_URL", url);
        EncryptedTokens rows = new EncryptedTokens(url);
        rows.add(vault, TOKEN);
        String second = id(run("add"), false);
        run("promote", second);

        assertThat(fails("retire", first)).contains("is still in use: 1 values");
        rows.clear();
        assertThat(run("retire", first)).doesNotContain(first).contains(second + "  primary");
    }

    @Test
    void aKeyIsNotRetiredWhereNobodyCanTellWhetherItIsNeeded() {
        String first = id(run("make"), true);
        run("promote", id(run("add"), false));

        assertThat(fails("retire", first)).contains("exchange_connect_encryption_outdated", "--checked");
        environment.put("CONNECT_DATABASE_URL", "jdbc:h2:file:" + folder + "/locked;IFEXISTS=TRUE");
        assertThat(fails("retire", first)).contains("--checked");
        assertThat(run("list")).contains(first);
    }

    @Test
    void noKeyIsShownAndWhatIsNotUnderstoodIsExplained() throws IOException {
        run("make");
        String material = Pattern.compile("\"value\":\\s*\"([^\"]+)\"")
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(run("list") + run("add") + fails("promote", "12") + fails("promote") + fails("retire", material))
                .doesNotContain(material);
        assertThat(fails()).contains("promote ID");
        assertThat(fails("burn")).contains("promote ID");
    }

    @Test
    void aServiceEncryptsTheKeyFile() throws IOException {
        environment.put("CONNECT_ENCRYPTION_KMS_URI", FakeKms.KEY);
        run("make");
        assertThat(Files.readString(file)).contains("encryptedKeyset").doesNotContain("\"value\"");

        Vault vault = new Vault(new KeyFile(new EncryptionSettings(Settings.forCommand(environment))));
        assertThat(vault.decrypt(vault.encrypt(TOKEN, "row", "token"), "row", "token"))
                .isEqualTo(TOKEN);
        run("promote", id(run("add"), false));
        assertThat(Files.readString(file)).contains("encryptedKeyset");
    }

    @Test
    void aPlainKeyFileIsEncryptedWithoutAnotherKey() throws IOException {
        String key = id(run("make"), true);
        assertThat(fails("wrap")).contains("CONNECT_ENCRYPTION_KMS_URI");
        environment.put("CONNECT_ENCRYPTION_KMS_URI", FakeKms.KEY);
        assertThat(fails("list")).contains("can't be used");

        assertThat(id(run("wrap"), true)).isEqualTo(key);
        assertThat(Files.readString(file)).contains("encryptedKeyset");
    }

    @Test
    void aServiceThatNobodyKnowsIsTold() throws IOException {
        environment.put("CONNECT_ENCRYPTION_KMS_URI", "aws-kms://arn:aws:kms:eu-west-1:0:key/1");
        environment.put(
                "CONNECT_ENCRYPTION_KMS_LIB",
                Files.createDirectory(folder.resolve("lib")).toString());
        assertThat(fails("make")).contains("connect.encryption.kms-uri", "connect.encryption.kms-lib");
        assertThat(file).doesNotExist();
    }

    private String run(String... arguments) {
        return output(true, arguments);
    }

    private String fails(String... arguments) {
        return output(false, arguments);
    }

    private String output(boolean expected, String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean done = KeysCommand.run(environment, new PrintStream(bytes, true, UTF_8), arguments);
        assertThat(done).as(bytes.toString(UTF_8)).isEqualTo(expected);
        return bytes.toString(UTF_8);
    }

    /** Returns the id of the primary key in a listing, or of the last other key. */
    private static String id(String listing, boolean primary) {
        List<String> keys = listing.lines()
                .filter(line -> line.matches("\\d+(  primary)?"))
                .filter(line -> line.endsWith("primary") == primary)
                .toList();
        return keys.get(keys.size() - 1).split(" ")[0];
    }

    private boolean changed(KeyFile running) {
        try {
            later();
            return running.refresh();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Advances the file's modification time, since two writes within its resolution are indistinguishable. */
    private void later() throws IOException {
        Files.setLastModifiedTime(
                file, FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(2)));
    }
}
