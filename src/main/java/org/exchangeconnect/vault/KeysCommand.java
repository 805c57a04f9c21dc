package org.exchangeconnect.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.config.DataSettings;
import org.exchangeconnect.config.EncryptionSettings;
import org.exchangeconnect.config.InvalidConfigurationException;
import org.exchangeconnect.config.Settings;
import org.exchangeconnect.database.Database;

/**
 * The operator's command for the key file, which needs no server: {@code server-config/keys/keys.sh} starts it. It is
 * configured like the application, by environment variables; it never shows a key or takes one from the command line.
 */
public final class KeysCommand {

    private static final String USAGE =
            """
            make          create a key file with one key, if none exists
            list          list the keys of the key file: id, and which one is primary
            add           add a key, which decrypts but does not encrypt yet
            promote ID    make this key the primary key, which encrypts
            retire ID     remove an unused key; add --checked if the database can't be queried
            wrap          encrypt a plain key file with the key of CONNECT_ENCRYPTION_KMS_URI
            """;

    private final DataSettings data;
    private final EncryptionSettings encryption;
    private final PrintStream out;

    KeysCommand(Map<String, String> environment, PrintStream out) {
        Settings settings = Settings.forCommand(environment);
        this.data = new DataSettings(settings);
        this.encryption = new EncryptionSettings(settings);
        this.out = out;
    }

    /** Runs the command that the arguments name, and exits with status 0, or with 1 when it fails. */
    public static void main(String... arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        PrintStream terminal = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(System.getenv(), terminal, arguments) ? 0 : 1);
    }

    static boolean run(Map<String, String> environment, PrintStream out, String... arguments) {
        try {
            return new KeysCommand(environment, out).run(List.of(arguments));
        } catch (CommandException | InvalidConfigurationException told) {
            out.println(told.getMessage());
        } catch (FileAlreadyExistsException there) {
            out.println("The key file already exists and is unchanged: " + there.getMessage());
        } catch (NoSuchFileException absent) {
            out.println("File not found: " + absent.getMessage());
        } catch (IOException | GeneralSecurityException failed) {
            out.println("The key file can't be used: " + failed.getMessage());
        }
        return false;
    }

    private boolean run(List<String> arguments) throws IOException, GeneralSecurityException {
        String command = String.join(" ", arguments.stream().limit(1).toList());
        KeysetFile file = KeysetFile.of(encryption);
        switch (command) {
            case "make" -> file.create(Keyring.generate());
            case "list" -> {}
            case "add" -> add(file);
            case "promote" -> promote(file, id(arguments));
            case "retire" -> retire(file, id(arguments), arguments.contains("--checked"));
            case "wrap" -> wrap(file);
            default -> {
                out.print(USAGE);
                return false;
            }
        }
        list(file.read());
        return true;
    }

    private void list(KeysetHandle keys) {
        out.println(encryption.keyFile());
        for (int i = 0; i < keys.size(); i++) {
            KeysetHandle.Entry key = keys.getAt(i);
            out.println(Keyring.name(key.getId()) + (key.isPrimary() ? "  primary" : ""));
        }
    }

    private static void add(KeysetFile file) throws IOException, GeneralSecurityException {
        KeysetHandle keys = file.read();
        file.replace(KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build());
    }

    private static void promote(KeysetFile file, int id) throws IOException, GeneralSecurityException {
        KeysetHandle.Builder keys = KeysetHandle.newBuilder(file.read());
        keys.getAt(place(file, id)).makePrimary();
        file.replace(keys.build());
    }

    private void retire(KeysetFile file, int id, boolean checked) throws IOException, GeneralSecurityException {
        KeysetHandle keys = file.read();
        int place = place(file, id);
        if (keys.getAt(place).isPrimary()) {
            throw new CommandException("Key " + Keyring.name(id) + " is the primary key: promote another key first.");
        }
        long needed = checked ? 0 : encryptedBy(id);
        if (needed > 0) {
            throw new CommandException("Key " + Keyring.name(id) + " is still in use: " + needed
                    + " values are encrypted with it. The running application re-encrypts them automatically;"
                    + " retry when its metric exchange_connect_encryption_outdated is 0.");
        }
        file.replace(KeysetHandle.newBuilder(keys).deleteAt(place).build());
    }

    private long encryptedBy(int id) {
        if (data.jndi().isPresent() || !data.exists()) {
            throw unknown(null);
        }
        try {
            return Database.with(data, jdbi -> new EncryptedRowsRepository(jdbi).encryptedBy(Keyring.prefix(id)));
        } catch (RuntimeException away) {
            throw unknown(away);
        }
    }

    private static CommandException unknown(RuntimeException cause) {
        CommandException refusal = new CommandException(
                "Can't query the database for the use of the key (an embedded database only while the"
                        + " application is stopped). Set CONNECT_DATABASE_URL or CONNECT_DATA_DIR; or check that"
                        + " the metric exchange_connect_encryption_outdated is 0 on every node, and add --checked.");
        if (cause != null) {
            refusal.initCause(cause);
        }
        return refusal;
    }

    private void wrap(KeysetFile file) throws IOException, GeneralSecurityException {
        if (encryption.kmsUri().isEmpty()) {
            throw new CommandException("Set CONNECT_ENCRYPTION_KMS_URI to the key that encrypts the key file.");
        }
        file.replace(new KeysetFile(file.path(), Optional.empty()).read());
    }

    private static int id(List<String> arguments) {
        try {
            return Integer.parseUnsignedInt(arguments.get(1));
        } catch (IndexOutOfBoundsException | NumberFormatException notAnId) {
            throw new CommandException("Specify the key's id, as 'list' shows it.");
        }
    }

    private static int place(KeysetFile file, int id) throws IOException, GeneralSecurityException {
        KeysetHandle keys = file.read();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.getAt(i).getId() == id) {
                return i;
            }
        }
        throw new CommandException("The key file has no key " + Keyring.name(id) + ".");
    }

    /** Reports why a command cannot be carried out. */
    private static final class CommandException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CommandException(String message) {
            super(message);
        }
    }
}
