package org.exchangeconnect.redeploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.demo.LaunchOptions;

/** The command line of a running server: one process that takes a command a line. */
final class ServerConsole implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Process process;
    private final Command undeploy;
    private final Command deploy;

    private ServerConsole(Process process, Command undeploy, Command deploy) {
        this.process = process;
        this.undeploy = undeploy;
        this.deploy = deploy;
    }

    static ServerConsole of(LaunchOptions launch) throws IOException {
        Path base = Path.of(launch.log().toAbsolutePath() + "-server");
        Path output = Path.of(launch.log() + "-console.log");
        return switch (launch.server()) {
            case PAYARA_SERVER ->
                new ServerConsole(
                        start(output, "target/payara6/bin/asadmin", "--port", adminPort(base), "multimode"),
                        new Command("undeploy exchange-connect", output, "Command undeploy executed"),
                        new Command(
                                "deploy --name=exchange-connect --contextroot=exchange-connect " + launch.war(),
                                output,
                                "Command deploy executed"));
            case WILDFLY ->
                new ServerConsole(
                        start(
                                output,
                                "target/wildfly/bin/jboss-cli.sh",
                                "--connect",
                                "--controller=127.0.0.1:" + launch.healthPort()),
                        new Command("undeploy exchange-connect.war", launch.log(), "WFLYSRV0028"),
                        new Command("deploy " + launch.war(), launch.log(), "WFLYSRV0010"));
            case PAYARA_MICRO -> throw new IllegalArgumentException("Payara Micro deploys once, when it starts");
        };
    }

    /**
     * A command of the console.
     *
     * @param log the file that reports its end
     * @param done what the line of the end contains
     */
    private record Command(String text, Path log, String done) {

        long completed() throws IOException {
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(done)).count();
            }
        }
    }

    private static Process start(Path output, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static String adminPort(Path base) throws IOException {
        List<String> lines = Files.readAllLines(base.resolve("before.asadmin"));
        return lines.stream()
                .filter(line -> line.contains("admin-listener.port="))
                .map(line -> line.replaceFirst(".*=", ""))
                .findFirst()
                .orElseThrow();
    }

    /** Returns when the server has stopped the application. */
    void undeploy() throws IOException {
        run(undeploy);
    }

    /** Returns when the server has started the application. */
    void deploy() throws IOException {
        run(deploy);
    }

    private void run(Command command) throws IOException {
        long before = command.completed();
        process.outputWriter(UTF_8).append(command.text()).append('\n').flush();
        await().atMost(LIMIT).until(() -> command.completed() > before);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        process.destroyForcibly();
    }
}
