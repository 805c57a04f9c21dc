package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.database.DatabaseFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {

    @TempDir
    Path parent;

    @Test
    void theDataFolderAndTheDatabaseFileAreOpenToTheirOwnerOnly() throws Exception {
        Path folder = parent.resolve("deep/data");
        use(folder);

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(modesIn(folder)).isNotEmpty().containsOnly("rw-------");
    }

    @Test
    void aFolderAndFilesThatWereThereWithWiderModesAreTightened() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("data"));
        use(folder);
        Path keys = Files.writeString(folder.resolve("keyset.json"), "{}");
        for (Path file :
                Stream.of(keys, folder.resolve("exchange-connect.mv.db")).toList()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));

        use(folder);

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(modesIn(folder)).hasSizeGreaterThan(1).containsOnly("rw-------");
    }

    @Test
    void aFolderThatOtherProgramsUseTooKeepsItsMode() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("shared"));
        Path other = Files.writeString(folder.resolve("other.txt"), "of another program");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        use(folder);

        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
        assertThat(mode(other)).isEqualTo("rw-r--r--");
        assertThat(mode(folder.resolve("exchange-connect.mv.db"))).isEqualTo("rw-------");
    }

    /** Starts the embedded database in the folder, as the application does. */
    private static void use(Path folder) throws Exception {
        DataSettings data =
                new DataSettings(folder, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        PrivateFolder.prepare(
                data,
                new EncryptionSettings(
                        folder.resolve(EncryptionSettings.GENERATED), true, Optional.empty(), Optional.empty(), false));
        try (HikariDataSource pool = DatabaseFixture.pool(data);
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (id int)");
        }
    }

    private static Stream<String> modesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(PrivateFolderTest::mode).toList().stream();
        }
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
