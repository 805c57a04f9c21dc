package org.exchangeconnect.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.exchangeconnect.sandbox.demo.FreePort;

/** A PostgreSQL server that can stop and start again on the same port with its data. */
public final class PostgreSqlServer {

    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private final Path folder;
    private final int port = FreePort.any();
    private EmbeddedPostgres running;

    /** @param folder the data folder; need not exist */
    public PostgreSqlServer(Path folder) {
        this.folder = folder;
    }

    /** Returns the JDBC URL, whether or not the server runs. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public void start() throws IOException {
        running = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .start();
    }

    /** Returns the database. The server must be running. */
    public DataSource dataSource() {
        return running.getPostgresDatabase();
    }

    /** Stops the server. Has no effect if it is not running. */
    public void stop() throws IOException {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
