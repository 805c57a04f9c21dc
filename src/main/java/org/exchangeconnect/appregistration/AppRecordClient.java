package org.exchangeconnect.appregistration;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.appregistration.AppCheckException.Cause;
import org.exchangeconnect.config.ByteOrderMark;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.PortalSettings;
import org.exchangeconnect.infobip.LimitedBody;
import org.exchangeconnect.infobip.TimedExchange;
import org.exchangeconnect.oauth.AccessToken;

/** Reads the app's record from Infobip's portal. It follows no redirect: the token is for the configured host only. */
@Singleton
class AppRecordClient {

    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final JsonProvider JSON = JsonProvider.provider();

    private final PortalSettings portal;
    private final Duration readTimeout;
    private final HttpClient http;

    @Inject
    AppRecordClient(PortalSettings portal, HttpSettings settings) {
        this.portal = portal;
        this.readTimeout = settings.readTimeout();
        this.http = settings.newClient();
    }

    AppRecord read(AccessToken token) throws AppCheckException {
        HttpRequest request = HttpRequest.newBuilder(address())
                .timeout(readTimeout)
                .header("Authorization", token.authorization())
                .header("Accept", "application/json")
                .GET()
                .build();
        HttpResponse<byte[]> answer = send(request);
        return switch (answer.statusCode()) {
            case 200 -> record(answer.body()).orElseThrow(() -> new AppCheckException(Cause.BAD_ANSWER));
            case 401, 403 -> throw new AppCheckException(Cause.REFUSED);
            case 404 -> throw new AppCheckException(Cause.UNKNOWN_APP);
            default -> throw new AppCheckException(Cause.BAD_ANSWER);
        };
    }

    private URI address() throws AppCheckException {
        String id = portal.appId().orElseThrow(() -> new AppCheckException(Cause.NO_APP_ID));
        String base = portal.baseUri().toString().replaceAll("/$", "");
        return URI.create(
                base + "/api/amg/exchange/1/apps/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/oauth");
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws AppCheckException {
        try {
            return TimedExchange.send(http, request, LimitedBody.handler(MAX_BODY_BYTES), readTimeout);
        } catch (IOException away) {
            throw new AppCheckException(Cause.UNREACHABLE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AppCheckException(Cause.UNREACHABLE);
        }
    }

    private static Optional<AppRecord> record(byte[] body) {
        try (var reader = JSON.createReader(new ByteArrayInputStream(ByteOrderMark.strip(body)))) {
            return reader.readValue() instanceof JsonObject object ? AppRecord.of(object) : Optional.empty();
        } catch (RuntimeException notJson) {
            return Optional.empty();
        }
    }
}
