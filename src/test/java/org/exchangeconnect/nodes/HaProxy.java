package org.exchangeconnect.nodes;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.testing.InstalledProgram;

/** HAProxy with the configuration that operators receive, in front of two nodes. */
final class HaProxy implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("server-config", "proxy", "haproxy.cfg");

    private final Process process;
    private final int port;

    private HaProxy(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /** @param nodes two nodes, named a and b in the configuration */
    static HaProxy start(int port, List<AppServer> nodes, Path certificate, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(
                        InstalledProgram.HAPROXY.executable().toString(), "-f", CONFIGURATION.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "LISTEN", "127.0.0.1:" + port,
                        "CERTIFICATE", certificate.toString(),
                        "NODE_A", authority(nodes.get(0).address()),
                        "NODE_A_HEALTH", Integer.toString(nodes.get(0).health().getPort()),
                        "NODE_B", authority(nodes.get(1).address()),
                        "NODE_B_HEALTH", Integer.toString(nodes.get(1).health().getPort())));
        return new HaProxy(builder.start(), port);
    }

    /** Returns the application's URL at this port of the proxy, ending with a slash. */
    static URI address(int port) {
        return URI.create("https://127.0.0.1:" + port + "/exchange-connect/");
    }

    URI address() {
        return address(port);
    }

    private static String authority(URI address) {
        return address.getRawAuthority();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
