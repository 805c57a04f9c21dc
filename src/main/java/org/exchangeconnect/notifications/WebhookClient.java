package org.exchangeconnect.notifications;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.oauth.Secret;

/** Posts one notification and returns the result. It follows no redirect, and reads only the status of the response. */
@Singleton
class WebhookClient {

    /** The status of an address that wants no more notifications. */
    static final int GONE = 410;

    private static final int SUCCESSFUL = 2;

    private final Optional<Secret> secret;
    private final Duration readTimeout;
    private final Clock clock;
    private final HttpClient http;

    @Inject
    WebhookClient(NotificationSettings settings, HttpSettings timeouts, Clock clock) {
        this.secret = settings.webhookSecret();
        this.readTimeout = timeouts.readTimeout();
        this.clock = clock;
        this.http = timeouts.newClient();
    }

    DeliveryAttemptResult post(URI address, UUID notification, String body) {
        long seconds = clock.instant().getEpochSecond();
        String id = notification.toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(readTimeout)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .POST(BodyPublishers.ofString(body));
        secret.ifPresent(key -> request.header("webhook-signature", WebhookSignature.of(key, id, seconds, body)));
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
            answer.body().close();
            int status = answer.statusCode();
            return status / 100 == SUCCESSFUL
                    ? DeliveryAttemptResult.ACCEPTED
                    : new DeliveryAttemptResult("HTTP_" + status, true, status == GONE);
        } catch (IOException failed) {
            return new DeliveryAttemptResult("NO_ANSWER", false, false);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new DeliveryAttemptResult("STOPPED", false, false);
        }
    }
}
