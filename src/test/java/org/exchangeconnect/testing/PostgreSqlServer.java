package org.exchangeconnect.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.exchangeconnect.sandbox.demo.FreePort;

/** A PostgreSQL that goes and comes back: at the same port, with what was saved in it. */
public final class PostgreSqlServer {

    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private final Path folder;
    private final int port = FreePort.any();
    private EmbeddedPostgres running;

    /** @param folder where it keeps its data; need not exist */
    public PostgreSqlServer(Path folder) {
        this.folder = folder;
    }

    /** Where its database is, whether or not it runs. */
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

    /** Its database, while it runs. */
    public DataSource dataSource() {
        return running.getPostgresDatabase();
    }

    /** Nothing happens where it does not run. */
    public void stop() throws IOException {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}
