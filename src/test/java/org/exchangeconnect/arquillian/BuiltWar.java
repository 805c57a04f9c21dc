package org.exchangeconnect.arquillian;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.Server;
import org.exchangeconnect.testing.DeployedWar;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built WAR, and the configuration of the server that Arquillian starts for it. */
final class BuiltWar {

    private static final Path FOLDER = Path.of(System.getProperty("it.folder", "target/it"));

    private static AppConfiguration chosen;

    private BuiltWar() {}

    /** Returns the configuration of the current deployment. */
    static AppConfiguration chosenKeys() {
        return chosen;
    }

    /** Returns the port of the server that Arquillian starts. */
    static int port() {
        return Integer.getInteger("it.port");
    }

    /** Returns the application's URL, ending with a slash. */
    static URI address() {
        return AppServer.address(port());
    }

    /** Returns a minimal configuration with a separate data folder for each test class. */
    static AppConfiguration keys(Class<?> test) {
        return AppConfiguration.development(port(), FOLDER.resolve(test.getSimpleName()))
                .with("infobip.oauth.client-id", "d5e47f02d627e390d615c2e93f168eb6")
                .with("infobip.oauth.client-secret", "YED8Q0KHeYgQxtjdUkR376Uxu0/zdvwAVZb3ZQ3GGZU=");
    }

    /** Returns the unchanged WAR and configures its server with these keys. */
    static WebArchive configured(AppConfiguration keys) {
        chosen = keys;
        try {
            Files.createDirectories(FOLDER);
            if (Server.chosen() == Server.WILDFLY) {
                RunningWildFly.configure(keys);
            } else {
                Files.write(FOLDER.resolve("arquillian.options"), javaOptions(keys));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        File war = new File(System.getProperty("it.war"));
        DeployedWar.note(war.toPath());
        return ShrinkWrap.createFromZipFile(WebArchive.class, war);
    }

    private static List<String> javaOptions(AppConfiguration keys) {
        return Stream.concat(
                        Stream.of(System.getProperty("it.java.options", "").split(" ")), keys.asJavaOptions().stream())
                .toList();
    }
}
