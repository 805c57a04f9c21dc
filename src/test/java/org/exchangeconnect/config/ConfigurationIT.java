package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.sandbox.demo.AppServer;
import org.exchangeconnect.sandbox.demo.FreePort;
import org.exchangeconnect.sandbox.demo.LaunchOptions;
import org.exchangeconnect.testing.HttpVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationIT {

    @TempDir
    Path folder;

    @Test
    void aWrongConfigurationIsNamedWholeAndNothingOfTheApplicationStarts() {
        Path data = folder.resolve("data");
        AppConfiguration keys = new AppConfiguration(Map.of(
                "connect.data-dir", data.toString(),
                "infobip.oauth.redirect-uri", "http://connect.example.com/exchange-connect/api/oauth/callback",
                "infobip.oauth.client-secret", "s3cret-of-the-operator",
                "connect.renewal.due-at", "7"));
        LaunchOptions launch =
                LaunchOptions.built(FreePort.any(), keys, Path.of("target", "it", "wrong-configuration.log"));

        try (AppServer server = launch.start()) {
            await().atMost(Duration.ofMinutes(2)).until(server::isUp);

            assertThat(server.output())
                    .contains(
                            "  - infobip.oauth.client-id is required",
                            "  - infobip.oauth.redirect-uri must be https (http requires connect.development=true)",
                            "  - connect.renewal.due-at must be from 0.1 to 0.9")
                    .noneMatch(line -> line.contains("s3cret-of-the-operator"));
            HttpVisitor visitor = new HttpVisitor(server.address());
            assertThat(visitor.open("settings").statusCode()).isEqualTo(404);
            assertThat(visitor.open("api/connections").statusCode()).isEqualTo(404);
            assertThat(visitor.open("api/oauth/authorize").statusCode()).isEqualTo(404);
            assertThat(data).doesNotExist();
        }
    }
}
