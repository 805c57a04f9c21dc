package org.exchangeconnect.arquillian;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.Server;
import org.exchangeconnect.testing.DeployedWar;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that the build made, and the configuration of the server that Arquillian starts for it. */
final class BuiltWar {

    private static final Path FOLDER = Path.of(System.getProperty("it.folder", "target/it"));

    private static AppConfiguration chosen;

    private BuiltWar() {}

    /** The keys of the deployment that is being made. */
    static AppConfiguration chosenKeys() {
        return chosen;
    }

    /** The port of the server that Arquillian starts. */
    static int port() {
        return Integer.getInteger("it.port");
    }

    /** Where the application is found; ends with a slash. */
    static URI address() {
        return AppServer.address(port());
    }

    /** Keys that let the application start, with data of its own for each test class. */
    static AppConfiguration keys(Class<?> test) {
        return AppConfiguration.development(port(), FOLDER.resolve(test.getSimpleName()))
                .with("infobip.oauth.client-id", "d5e47f02d627e390d615c2e93f168eb6")
                .with("infobip.oauth.client-secret", "YED8Q0KHeYgQxtjdUkR376Uxu0/zdvwAVZb3ZQ3GGZU=");
    }

    /** The WAR as it is; the server that gets it will be configured with these keys. */
    static WebArchive configured(AppConfiguration keys) {
        chosen = keys;
        try {
            Files.createDirectories(FOLDER);
            if (Server.chosen() == Server.WILDFLY) {
                RunningWildFly.configure(keys);
            } else {
                Files.write(FOLDER.resolve("arquillian.options"), keys.asJavaOptions());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        File war = new File(System.getProperty("it.war"));
        DeployedWar.note(war.toPath());
        return ShrinkWrap.createFromZipFile(WebArchive.class, war);
    }
}
