package org.exchangeconnect.redeploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.sandbox.demo.LaunchOptions;

/** The command line of a running server: one process that takes a command a line. */
final class ServerConsole implements AutoCloseable {

    private final Process process;
    private final String undeploy;
    private final String deploy;

    private ServerConsole(Process process, String undeploy, String deploy) {
        this.process = process;
        this.undeploy = undeploy;
        this.deploy = deploy;
    }

    static ServerConsole of(LaunchOptions launch) throws IOException {
        Path base = Path.of(launch.log().toAbsolutePath() + "-server");
        return switch (launch.server()) {
            case PAYARA_SERVER ->
                new ServerConsole(
                        start(launch, "target/payara6/bin/asadmin", "--port", adminPort(base), "multimode"),
                        "undeploy exchange-connect",
                        "deploy --name=exchange-connect --contextroot=exchange-connect " + launch.war());
            case WILDFLY ->
                new ServerConsole(
                        start(
                                launch,
                                "target/wildfly/bin/jboss-cli.sh",
                                "--connect",
                                "--controller=127.0.0.1:" + launch.healthPort()),
                        "undeploy exchange-connect.war",
                        "deploy " + launch.war());
            case PAYARA_MICRO -> throw new IllegalArgumentException("Payara Micro deploys once, when it starts");
        };
    }

    private static Process start(LaunchOptions launch, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of(launch.log() + "-console.log").toFile());
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

    void undeploy() throws IOException {
        enter(undeploy);
    }

    void deploy() throws IOException {
        enter(deploy);
    }

    private void enter(String command) throws IOException {
        process.outputWriter(UTF_8).append(command).append('\n').flush();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        process.destroyForcibly();
    }
}
