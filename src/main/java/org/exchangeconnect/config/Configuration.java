package org.exchangeconnect.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.exchangeconnect.observability.Logs;

/** Makes the validated configuration injectable, one record for each group of keys. */
@ApplicationScoped
public class Configuration {

    private static final Logger LOG = Logs.of(Configuration.class);

    /**
     * Reads the configuration once.
     *
     * @throws InvalidConfigurationException with all problems; the application then does not start
     */
    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        try {
            Settings settings = SettingsReader.read(new LiteralConfig(config)::value);
            PrivateFolder.prepare(settings.data(), settings.encryption());
            return settings;
        } catch (InvalidConfigurationException wrong) {
            LOG.severe(wrong.getMessage());
            throw wrong;
        }
    }

    @Produces
    @Singleton
    OAuthSettings oauth(Settings settings) {
        return settings.oauth();
    }

    @Produces
    @Singleton
    ApiSettings api(Settings settings) {
        return settings.api();
    }

    @Produces
    @Singleton
    HttpSettings http(Settings settings) {
        return settings.http();
    }

    @Produces
    @Singleton
    PageSettings pages(Settings settings) {
        return settings.pages();
    }

    @Produces
    @Singleton
    SessionSettings sessions(Settings settings) {
        return settings.sessions();
    }

    @Produces
    @Singleton
    RenewalSettings renewal(Settings settings) {
        return settings.renewal();
    }

    @Produces
    @Singleton
    GatewaySettings gateway(Settings settings) {
        return settings.gateway();
    }

    @Produces
    @Singleton
    DeliverySettings delivery(Settings settings) {
        return settings.delivery();
    }

    @Produces
    @Singleton
    NotificationSettings notices(Settings settings) {
        return settings.notices();
    }

    @Produces
    @Singleton
    PortalSettings portal(Settings settings) {
        return settings.portal();
    }

    @Produces
    @Singleton
    DataSettings data(Settings settings) {
        return settings.data();
    }

    @Produces
    @Singleton
    EncryptionSettings encryption(Settings settings) {
        return settings.encryption();
    }

    @Produces
    @Singleton
    BackOfficeSettings backOffice(Settings settings) {
        return settings.backOffice();
    }

    @Produces
    @Singleton
    ProxySettings proxies(Settings settings) {
        return settings.proxies();
    }

    @Produces
    @Singleton
    JwtSettings jwt(Settings settings) {
        return settings.jwt();
    }

    @Produces
    @Singleton
    DevelopmentMode mode(Settings settings) {
        return settings.mode();
    }
}
