package org.exchangeconnect.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.exchangeconnect.observability.Logs;

/**
 * Restricts the data folder to the application's user: mode 0700, files 0600, regardless of the umask. A folder that
 * also holds other files keeps its mode, and a warning names it. Does nothing on file systems without POSIX
 * permissions.
 */
final class PrivateFolder {

    private static final Logger LOG = Logs.of(PrivateFolder.class);

    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path folder;
    private final boolean database;

    private PrivateFolder(Path folder, boolean database) {
        this.folder = folder;
        this.database = database;
    }

    /** Creates or restricts the data folder if it is in use: by the embedded database or by a generated key file. */
    static void prepare(DataSettings data, EncryptionSettings encryption) {
        if (data.isEmbedded() || encryption.ownKeyFile()) {
            new PrivateFolder(data.dataDir(), data.isEmbedded()).prepare();
        }
    }

    private void prepare() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null && Files.notExists(folder)) {
                Files.createDirectories(parent);
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
            }
            if (database) {
                createDatabaseFile();
            }
            tighten(folder.toRealPath());
        } catch (IOException | SecurityException unusable) {
            // The next user of the folder fails with the actual reason.
            LOG.log(Level.WARNING, unusable, () -> "connect.data-dir: cannot set the file mode: path=" + folder);
        }
    }

    /** Creates the file before H2 does, which would leave its mode to the umask. */
    private void createDatabaseFile() throws IOException {
        Path file = folder.resolve(DataSettings.DATABASE + ".mv.db");
        if (Files.notExists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_FILE));
        }
    }

    private void tighten(Path real) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(real)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (isOwn(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                restrict(file, OWNER_FILE);
            }
        }
        if (files.stream().allMatch(PrivateFolder::isOwn)) {
            restrict(real, OWNER_FOLDER);
        } else if (!OWNER_FOLDER.containsAll(Files.getPosixFilePermissions(real))) {
            LOG.warning(() -> "connect.data-dir: other users can list a folder that also has other programs' files; use"
                    + " a separate folder with mode 0700: path=" + real);
        }
    }

    private static boolean isOwn(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(DataSettings.DATABASE + ".") || name.startsWith(EncryptionSettings.GENERATED);
    }

    private static void restrict(Path path, Set<PosixFilePermission> owner) throws IOException {
        Set<PosixFilePermission> modes = EnumSet.noneOf(PosixFilePermission.class);
        modes.addAll(Files.getPosixFilePermissions(path));
        if (modes.retainAll(owner)) {
            Files.setPosixFilePermissions(path, modes);
            LOG.info(() -> "connect.data-dir: restricted to its owner: path=" + path);
        }
    }
}
