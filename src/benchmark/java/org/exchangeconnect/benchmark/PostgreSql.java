package org.exchangeconnect.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL server with production durability: fsync and synchronous commit are on. */
final class PostgreSql implements AutoCloseable {

    private final EmbeddedPostgres server;
    private int databases;

    private PostgreSql(EmbeddedPostgres server) {
        this.server = server;
    }

    static PostgreSql start(Path folder) throws IOException {
        return new PostgreSql(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    }

    /** Creates a database and returns its JDBC URL. */
    String newDatabase() throws SQLException {
        String name = "benchmark" + ++databases;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    /** Returns the version and the settings that affect a commit. */
    String describe() throws SQLException {
        return "PostgreSQL " + show("server_version") + " (fsync " + show("fsync") + ", synchronous_commit "
                + show("synchronous_commit") + ", shared_buffers " + show("shared_buffers") + ")";
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
