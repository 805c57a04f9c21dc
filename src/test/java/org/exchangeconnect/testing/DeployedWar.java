package org.exchangeconnect.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.exchangeconnect.sandbox.demo.Server;

/** Records which WAR each test run deployed on which server, for {@code .ci/compare}. */
public final class DeployedWar {

    private static final Path ACCOUNT =
            Path.of(System.getProperty("it.reports", "target/failsafe-reports"), "deployed-wars.txt");

    private DeployedWar() {}

    /** Appends a line with the server and the WAR's SHA-256 digest. */
    public static void note(Path war) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(war));
            Files.createDirectories(ACCOUNT.getParent());
            Files.writeString(
                    ACCOUNT,
                    Server.chosen().name() + " " + HexFormat.of().formatHex(digest) + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
