package org.exchangeconnect.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.demo.FreePort;

/** A PostgreSQL primary and a synchronous standby that can be promoted. */
public final class PostgreSqlPair implements AutoCloseable {

    private final int primaryPort = FreePort.any();
    private final int standbyPort = FreePort.any();
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    /** Starts both servers; the standby starts as a copy of the stopped primary. */
    public PostgreSqlPair(Path folder) throws IOException, SQLException {
        Path primaryFolder = folder.resolve("primary");
        Path standbyFolder = folder.resolve("standby");
        server(primaryFolder, primaryPort).start().close();
        copy(primaryFolder, standbyFolder);
        Files.createFile(standbyFolder.resolve("standby.signal"));
        setting(standbyFolder, "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=postgres'");
        setting(primaryFolder, "synchronous_standby_names = '*'");
        primary = server(primaryFolder, primaryPort).start();
        standby = server(standbyFolder, standbyPort).start();
    }

    /** Returns the JDBC URL of both servers, which connects to the one that accepts writes. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + primaryPort + ",127.0.0.1:" + standbyPort
                + "/postgres?targetServerType=primary&connectTimeout=2";
    }

    public void killPrimary() throws IOException {
        primary.close();
    }

    /** Makes the primary reject writes, in existing sessions too. */
    public void makePrimaryReadOnly() {
        run(primary, "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
    }

    public void promoteStandby() {
        run(standby, "select pg_promote()");
    }

    @Override
    public void close() throws IOException {
        standby.close();
        primary.close();
    }

    private static void run(EmbeddedPostgres server, String... statements) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static EmbeddedPostgres.Builder server(Path folder, int port) {
        return EmbeddedPostgres.builder().setPort(port).setDataDirectory(folder).setCleanDataDirectory(false);
    }

    private static void setting(Path folder, String line) throws IOException {
        Files.write(folder.resolve("postgresql.auto.conf"), List.of(line), StandardOpenOption.APPEND);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> !file.endsWith("postmaster.pid")).forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    }
}
