package org.exchangeconnect.arquillian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.sandbox.demo.AppConfiguration;

/** WildFly, which Arquillian starts before a test class chooses its keys, unlike Payara Micro. */
final class RunningWildFly {

    private static final Path HOME = Path.of(System.getProperty("wildfly.home", "target/wildfly"));

    private RunningWildFly() {}

    /** Sets the keys as system properties, which the application reads at deployment. */
    static void configure(AppConfiguration keys) throws IOException {
        List<String> commands = keys.values().entrySet().stream()
                .map(key -> "/system-property=" + key.getKey() + ":add(value=\"" + key.getValue() + "\")")
                .toList();
        Path script = Files.write(Files.createTempFile("keys", ".cli"), commands);
        Path log = Files.createTempFile("keys", ".log");
        Process cli = new ProcessBuilder(
                        HOME.resolve("bin").resolve("jboss-cli.sh").toString(),
                        "--connect",
                        "--controller=127.0.0.1:" + Integer.getInteger("it.management.port"),
                        "--file=" + script)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!ended(cli) || cli.exitValue() != 0) {
            throw new IOException("The server did not take the keys: " + Files.readString(log));
        }
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
