package org.exchangeconnect.infobip;

import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.FormEncoding;
import org.exchangeconnect.oauth.Pkce;
import org.exchangeconnect.oauth.TokenSet;
import org.exchangeconnect.observability.Logs;

/**
 * The client of the token endpoint (RFC 6749 sections 4.1.3 and 6, with the field names of Infobip's API authentication
 * page). It uses the JDK's HTTP client for its kept-alive connections and low cost per request. It follows no redirect,
 * reads at most 64 KiB, and limits the total time of each request, body included. It reports to the circuit breaker
 * whether Infobip responded. Safe for use by many threads.
 */
@Singleton
public class TokenClient {

    private static final Logger LOG = Logs.of(TokenClient.class);
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final OAuthSettings oauth;
    private final Duration readTimeout;
    private final TokenRequestMetrics metrics;
    private final CircuitBreaker breaker;
    private final Clock clock;
    private final HttpClient http;
    private final AtomicBoolean credentialsRefused = new AtomicBoolean();

    @Inject
    public TokenClient(
            OAuthSettings oauth,
            HttpSettings settings,
            TokenRequestMetrics metrics,
            CircuitBreaker breaker,
            Clock clock) {
        this.oauth = oauth;
        this.readTimeout = settings.readTimeout();
        this.metrics = metrics;
        this.breaker = breaker;
        this.clock = clock;
        this.http = settings.newClientOfOneThread();
    }

    /** Step 4: exchanges the code once. Blocks for at most the configured read timeout. */
    public TokenSet exchange(AuthorizationCode code, Optional<Pkce> pkce) throws TokenRequestException {
        Map<String, String> form = clientCredentials();
        pkce.ifPresent(proof -> form.put("code_verifier", proof.verifier().reveal()));
        form.put("code", code.value().reveal());
        form.put("redirect_uri", oauth.redirectUri().toString());
        form.put("grant_type", "authorization_code");
        return request(FormEncoding.encode(form), "authorization_code", readTimeout);
    }

    /**
     * Step 6: renews the token. Blocks for at most {@code time} or the configured read timeout, whichever is shorter.
     */
    public TokenSet renew(AccessToken token, Duration time) throws TokenRequestException {
        Map<String, String> form = clientCredentials();
        form.put("grant_type", "refresh_token");
        form.put("code", token.value().reveal());
        return request(
                FormEncoding.encode(form), "refresh_token", time.compareTo(readTimeout) < 0 ? time : readTimeout);
    }

    /** Read for each request, because the secret can change with its file. */
    private Map<String, String> clientCredentials() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", oauth.clientId());
        oauth.clientSecret().ifPresent(secret -> form.put("client_secret", secret.reveal()));
        return form;
    }

    private TokenSet request(String form, String grant, Duration time) throws TokenRequestException {
        Timer.Sample sample = metrics.start();
        TokenRequestException failure = null;
        try {
            TokenSet answer = send(form, time);
            breaker.responded();
            credentialsRefused.set(false);
            return answer;
        } catch (TokenRequestException failed) {
            failure = failed;
            report(failed);
            throw failed;
        } finally {
            metrics.stop(sample, grant, failure);
        }
    }

    private void report(TokenRequestException failure) {
        if (failure.responded()) {
            breaker.responded();
        } else if (!Thread.currentThread().isInterrupted()) {
            breaker.failed(failure.reason());
        }
        if (failure.reason() == Reason.CLIENT_REFUSED && !credentialsRefused.getAndSet(true)) {
            LOG.warning(() -> "Infobip rejects the client credentials: no account can connect and tokens expire; check"
                    + " infobip.oauth.client-id and infobip.oauth.client-secret: response=" + failure.getMessage());
        }
    }

    private TokenSet send(String form, Duration time) throws TokenRequestException {
        HttpRequest request = HttpRequest.newBuilder(oauth.tokenUri())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        Instant start = clock.instant();
        try {
            HttpResponse<byte[]> response =
                    TimedExchange.send(http, request, LimitedBody.handler(MAX_BODY_BYTES), time);
            metrics.responded(response.headers(), start);
            return TokenResponse.read(response.statusCode(), response.headers(), response.body(), start);
        } catch (CallFailedException failed) {
            throw new TokenRequestException(
                    Reason.UNREACHABLE,
                    failed.status().effect(),
                    false,
                    Optional.empty(),
                    "the token request ended: " + failed.status(),
                    failed);
        }
    }
}
