package org.exchangeconnect.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.exchangeconnect.config.DataSettings;
import org.flywaydb.core.api.FlywayException;
import org.h2.tools.Server;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application's own pool when the database server is unavailable at startup. */
class DatabaseUnavailableTest {

    @TempDir
    Path folder;

    @Test
    void theApplicationStartsIsNotReadyAndRecoversByItself() throws Exception {
        int port = freePort();
        try (var pool = Database.pool(at("jdbc:h2:tcp://127.0.0.1:" + port + "/" + folder.resolve("db")))) {
            Jdbi jdbi = Database.over(new MigratedConnections(pool).opened());
            DatabaseHealth health = new DatabaseHealth(jdbi);
            assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);

            Server server = Server.createTcpServer("-tcpPort", "" + port, "-ifNotExists")
                    .start();
            try {
                assertThat(health.call().getStatus()).isEqualTo(Status.UP);
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void aSchemaThatCannotBeBroughtUpToDateStopsTheStart() {
        String url = "jdbc:h2:mem:strange;DB_CLOSE_DELAY=-1;INIT=create table if not exists connection (id int)";
        try (var pool = Database.pool(at(url))) {
            MigratedConnections connections = new MigratedConnections(pool);
            assertThatThrownBy(connections::opened).isInstanceOf(FlywayException.class);
        }
    }

    @Test
    void aDatabaseThatOpensSlowlyIsWaitedForAndNotCalledAway() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        DataSource slow = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw asked.incrementAndGet() < 3
                            ? new SQLTransientConnectionException("the pool's time is over")
                            : new SQLException("refused", "08001");
                });

        new MigratedConnections(slow, 20).opened();

        assertThat(asked).hasValue(3);
    }

    @Test
    void callersThatWaitForAnUnavailableDatabaseWaitAtTheSameTime() throws Exception {
        CyclicBarrier allAtOnce = new CyclicBarrier(4);
        DataSource silent = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    allAtOnce.await(10, TimeUnit.SECONDS);
                    throw new SQLTransientConnectionException("the pool's time is over");
                });
        MigratedConnections connections = new MigratedConnections(silent);
        ExecutorService threads = Executors.newFixedThreadPool(allAtOnce.getParties());

        List<Future<Connection>> waits = new ArrayList<>();
        for (int i = 0; i < allAtOnce.getParties(); i++) {
            waits.add(threads.submit(connections::openConnection));
        }

        assertThat(waits).allSatisfy(wait -> assertThatThrownBy(() -> wait.get(20, TimeUnit.SECONDS))
                .hasCauseInstanceOf(SQLTransientConnectionException.class));
        threads.shutdownNow();
    }

    /** The servers' own pools report a lost database or an exhausted pool without SQLSTATE. */
    @Test
    void aDataSourceThatGivesNoConnectionIsUnavailableWhateverItReports() {
        DataSource exhausted = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException(
                            "Error in allocating a connection. Cause: In-use connections equal max-pool-size");
                });
        Jdbi jdbi = Database.over(exhausted::getConnection);

        assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute("select 1")))
                .satisfies(failure ->
                        assertThat(DatabaseFailure.isUnavailable(failure)).isTrue())
                .satisfies(
                        failure -> assertThat(DatabaseFailure.isOfData(failure)).isFalse());
    }

    private DataSettings at(String url) {
        return new DataSettings(folder, Optional.of(url), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
