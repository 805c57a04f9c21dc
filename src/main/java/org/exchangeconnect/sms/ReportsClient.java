package org.exchangeconnect.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.ByteOrderMark;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.LimitedBody;
import org.exchangeconnect.infobip.TimedExchange;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.token.TokenService;

/**
 * Fetches delivery reports and log entries of an account's messages from Infobip. It follows no redirect, reads at most
 * 1 MiB, waits at most the read timeout, and repeats a request once with another token after a 401. Safe for use by
 * many threads.
 */
@Singleton
class ReportsClient {

    /** The number of reports per request, small because a page that is fetched but not saved is lost. */
    static final int PAGE_SIZE = 100;

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final TokenService tokens;
    private final Duration readTimeout;
    private final HttpClient http;

    @Inject
    ReportsClient(TokenService tokens, HttpSettings settings) {
        this.tokens = tokens;
        this.readTimeout = settings.readTimeout();
        this.http = settings.newClient();
    }

    /** Infobip returned no response, or no usable one. */
    static final class ReportsUnavailableException extends Exception {

        private static final long serialVersionUID = 1L;

        ReportsUnavailableException(String message) {
            super(message);
        }
    }

    /** Fetches reports. Infobip returns each report only once. */
    List<DeliveryReport.MessageReport> reports(ConnectionId id, URI base) throws ReportsUnavailableException {
        return get(id, base, "/sms/1/reports?limit=" + PAGE_SIZE);
    }

    /** Looks a message up in the logs; empty if they do not have it. */
    Optional<DeliveryReport.MessageReport> log(ConnectionId id, URI base, String messageId)
            throws ReportsUnavailableException {
        return get(id, base, "/sms/1/logs?messageId=" + URLEncoder.encode(messageId, UTF_8)).stream()
                .filter(entry -> entry.messageId().equals(messageId))
                .findFirst();
    }

    private List<DeliveryReport.MessageReport> get(ConnectionId id, URI base, String what)
            throws ReportsUnavailableException {
        URI address = URI.create(base.toString().replaceFirst("/$", "") + what);
        AccessToken token = tokens.current(id);
        HttpResponse<byte[]> answer = get(address, token);
        if (answer.statusCode() == UNAUTHORIZED) {
            Optional<AccessToken> other = tokens.replacementFor(id, token);
            if (other.isPresent()) {
                answer = get(address, other.get());
            }
        }
        if (answer.statusCode() != OK) {
            throw new ReportsUnavailableException("HTTP status " + answer.statusCode());
        }
        return DeliveryReport.read(json(answer.body()));
    }

    private HttpResponse<byte[]> get(URI address, AccessToken token) throws ReportsUnavailableException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(readTimeout)
                .header("Accept", "application/json")
                .header("Authorization", token.authorization())
                .build();
        try {
            return TimedExchange.send(http, request, LimitedBody.handler(MAX_BODY_BYTES), readTimeout);
        } catch (IOException failed) {
            throw new ReportsUnavailableException(failed.getClass().getName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ReportsUnavailableException("stopped");
        }
    }

    private static JsonObject json(byte[] body) throws ReportsUnavailableException {
        try (var reader = JSON.createReader(new ByteArrayInputStream(ByteOrderMark.strip(body)))) {
            if (reader.readValue() instanceof JsonObject object && object.get("results") instanceof List<?>) {
                return object;
            }
        } catch (RuntimeException notJson) {
            throw new ReportsUnavailableException("not JSON");
        }
        throw new ReportsUnavailableException("no results");
    }
}
