package org.exchangeconnect.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.exchangeconnect.observability.Logs;

/** Reads the configuration once. */
@ApplicationScoped
public class Configuration {

    private static final Logger LOG = Logs.of(Configuration.class);

    /** @throws InvalidConfigurationException with all problems; the application then does not start */
    @Produces
    @Singleton
    Settings settings() {
        try {
            Settings settings = SettingsReader.read(new LiteralConfig(ConfigProvider.getConfig())::value);
            PrivateFolder.prepare(new DataSettings(settings), new EncryptionSettings(settings));
            return settings;
        } catch (InvalidConfigurationException wrong) {
            LOG.severe(wrong.getMessage());
            throw wrong;
        }
    }
}
