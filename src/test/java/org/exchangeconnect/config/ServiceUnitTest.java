package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.testing.ServiceUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The systemd unit matches the application and the start scripts. */
class ServiceUnitTest {

    private static final AppConfiguration PLAIN = new AppConfiguration(Map.of(
            "infobip.oauth.client-id", "id",
            "infobip.oauth.client-secret", "the client secret",
            "infobip.oauth.redirect-uri", "https://connect.example.com/exchange-connect/api/oauth/callback",
            "connect.api.user", "office",
            "connect.api.password", "the password of the office",
            "connect.database.password", "the database's",
            "connect.database.user", "somebody else"));

    @TempDir
    Path folder;

    @Test
    void secretsComeFromTheFilesThatTheUnitNames() throws Exception {
        ServiceUnit unit = ServiceUnit.withPostgreSql();
        Path keys = Files.writeString(folder.resolve("keys.json"), "{}");
        AppConfiguration configured = unit.configured(PLAIN, folder).with("CONNECT_ENCRYPTION_KEYSET", keys);

        Settings settings = read(configured);

        assertThat(new OAuthSettings(settings).clientSecret()).contains(Secret.of("the client secret"));
        assertThat(new BackOfficeSettings(settings).password()).contains(Secret.of("the password of the office"));
        assertThat(new DataSettings(settings).databasePassword()).contains(Secret.of("the database's"));
        assertThat(new DataSettings(settings).databaseUser()).contains("exchange_connect");
        assertThat(new DataSettings(settings).databaseUrl()).contains("jdbc:postgresql://localhost/exchange_connect");
        assertThat(configured.values().toString())
                .doesNotContain("the client secret", "the password of the office", "the database's");
    }

    @Test
    void dataStaysWhereSystemdKeepsItForTheService() {
        ServiceUnit unit = ServiceUnit.standard();
        Settings settings = read(unit.configured(PLAIN, folder));

        assertThat(new DataSettings(settings).dataDir())
                .isEqualTo(
                        folder.resolve("lib").resolve(unit.all("StateDirectory").get(0)));
    }

    @Test
    void aStopHasTimeToRenew() {
        assertThat(ServiceUnit.standard().all("TimeoutStopSec"))
                .singleElement()
                .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isGreaterThan(60));
        assertThat(ServiceUnit.standard().all("KillSignal")).containsExactly("SIGTERM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payara-micro", "payara-server", "wildfly"})
    void eachServerHasTheScriptThatTheUnitStartsAndItReadsWhatTheUnitSetsForIt(String server) throws Exception {
        ServiceUnit unit = ServiceUnit.standard();
        assertThat(unit.all("ExecStart")).containsExactly("/opt/exchange-connect/%i/run.sh");
        Path script = Path.of("server-config", server, "run.sh");

        assertThat(script).isExecutable();
        assertThat(Files.readString(script)).contains("EXCHANGE_CONNECT_WAR", "exec ");
        List<String> others = unit.environment(folder).keySet().stream()
                .filter(name -> !name.startsWith("CONNECT_") && !name.startsWith("INFOBIP_"))
                .toList();
        assertThat(others).containsExactlyInAnyOrder("EXCHANGE_CONNECT_WAR", "BASE_DIR");
        if (!server.equals("payara-micro")) {
            assertThat(Files.readString(script)).contains("${BASE_DIR:-");
        }
    }

    private static Settings read(AppConfiguration keys) {
        Map<String, String> environment = keys.asEnvironment();
        return SettingsReader.read(key -> Optional.ofNullable(
                environment.get(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))));
    }
}
