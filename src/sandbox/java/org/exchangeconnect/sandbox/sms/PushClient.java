package org.exchangeconnect.sandbox.sms;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.exchangeconnect.sandbox.PushStyle;
import org.exchangeconnect.sandbox.api.ApiContext;
import org.exchangeconnect.sandbox.openapi.OpenApiObserver;
import org.exchangeconnect.sandbox.subscriptions.Subscriber;

/** Sends webhook requests. */
final class PushClient {

    private final ApiContext context;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    PushClient(ApiContext context) {
        this.context = context;
    }

    /**
     * Sends a body to the notify URL of a message, without credentials.
     *
     * @param webhook the name of this webhook in Infobip's OpenAPI
     * @return the status; 0 for no response
     */
    int push(String webhook, String notifyUrl, String body, PushStyle style) {
        OpenApiObserver.webhook(webhook, body);
        HttpRequest.Builder request = request(notifyUrl, body, style);
        String secret = context.options().apps().get(0).signingSecret();
        ExchangeSignature.sign(request, body, style, secret, context.now());
        return send(request.build());
    }

    /** Sends a body to a subscriber with the credentials of the subscription. Returns the status; 0 for no response. */
    int push(String webhook, Subscriber subscriber, String body, PushStyle style) {
        OpenApiObserver.webhook(webhook, body);
        HttpRequest.Builder request = request(subscriber.notifyUrl(), body, style);
        try {
            subscriber.authenticate(request, body, http);
        } catch (IOException noToken) {
            return 0;
        }
        return send(request.build());
    }

    private static HttpRequest.Builder request(String url, String body, PushStyle style) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(style == PushStyle.ALTERED ? body + " " : body));
    }

    private int send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException away) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
