package org.exchangeconnect.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.config.ByteOrderMark;
import org.exchangeconnect.config.EncryptionSettings;

/**
 * A key file on disk: a Tink keyset as JSON, plain or encrypted by a key management service. A written file is readable
 * by its owner only, and replaces an existing one atomically.
 */
final class KeysetFile {

    /** Binds an encrypted key file to this application. */
    private static final byte[] PURPOSE = "exchange-connect".getBytes(StandardCharsets.UTF_8);

    private final Path path;
    private final Optional<Aead> wrap;

    KeysetFile(Path path, Optional<Aead> wrap) {
        this.path = path;
        this.wrap = wrap;
    }

    static KeysetFile of(EncryptionSettings settings) throws IOException, GeneralSecurityException {
        AeadConfig.register();
        return new KeysetFile(settings.keyFile(), KeyWrap.of(settings));
    }

    Path path() {
        return path;
    }

    KeysetHandle read() throws IOException, GeneralSecurityException {
        String json = ByteOrderMark.strip(Files.readString(path));
        return wrap.isPresent()
                ? TinkJsonProtoKeysetFormat.parseEncryptedKeyset(json, wrap.get(), PURPOSE)
                : TinkJsonProtoKeysetFormat.parseKeyset(
                        json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    /** Writes a new file; fails when one exists already. */
    void create(KeysetHandle keys) throws IOException, GeneralSecurityException {
        String json = json(keys);
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(Objects.requireNonNull(folder, "a key file has a folder"));
        write(path, json);
    }

    void replace(KeysetHandle keys) throws IOException, GeneralSecurityException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.deleteIfExists(next);
        write(next, json(keys));
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String json(KeysetHandle keys) throws GeneralSecurityException {
        return wrap.isPresent()
                ? TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keys, wrap.get(), PURPOSE)
                : TinkJsonProtoKeysetFormat.serializeKeyset(
                        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static void write(Path path, String json) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(json);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
