package org.exchangeconnect.arquillian;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.sandbox.demo.Readiness;
import org.exchangeconnect.sandbox.demo.Server;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Payara Server for Arquillian, started by the operator's script for each deployment. Maven Central has no matching
 * version of Payara's own adapter.
 */
public final class PayaraServer implements DeployableContainer<PayaraServer.NoConfiguration> {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Path FOLDER = Path.of(System.getProperty("it.folder", "target/it"));

    /** Name of the servlet that runs in-container tests. */
    private static final String RUNNER = "ArquillianServletRunnerEE9";

    private AppServer server;

    /**
     * Registers this container only if the build selected Payara Server, so that it does not conflict with another
     * adapter.
     */
    public static final class Extension implements LoadableExtension {

        @Override
        public void register(ExtensionBuilder builder) {
            if (Server.chosen() == Server.PAYARA_SERVER) {
                builder.service(DeployableContainer.class, PayaraServer.class);
            }
        }
    }

    /** Each test's keys contain the whole configuration. */
    public static final class NoConfiguration implements ContainerConfiguration {

        @Override
        public void validate() {}
    }

    @Override
    public Class<NoConfiguration> getConfigurationClass() {
        return NoConfiguration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        Path war = FOLDER.resolve("deployed").resolve("exchange-connect.war");
        war.getParent().toFile().mkdirs();
        archive.as(ZipExporter.class).exportTo(war.toFile(), true);
        LaunchOptions built =
                LaunchOptions.built(BuiltWar.port(), BuiltWar.chosenKeys(), FOLDER.resolve("arquillian.log"));
        server = new LaunchOptions(
                        built.server(), war, built.port(), built.healthPort(), built.keys(), built.log(), List.of())
                .onLoopback()
                .start();
        try {
            Readiness.await(server, START_LIMIT);
        } catch (IllegalStateException failed) {
            server.close();
            throw new DeploymentException("Payara Server did not take the WAR", failed);
        }
        HTTPContext address = new HTTPContext("127.0.0.1", BuiltWar.port());
        return new ProtocolMetaData().addContext(address.add(new Servlet(RUNNER, "/exchange-connect")));
    }

    @Override
    public void undeploy(Archive<?> archive) {
        server.close();
    }
}
