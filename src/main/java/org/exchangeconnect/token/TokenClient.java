package org.exchangeconnect.token;

import static org.exchangeconnect.token.TokenRequestException.Fate.IN_DOUBT;
import static org.exchangeconnect.token.TokenRequestException.Fate.NOT_DONE;

import io.micrometer.core.instrument.Timer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.oauth.AuthorizationCode;
import org.exchangeconnect.oauth.FormEncoding;
import org.exchangeconnect.oauth.Pkce;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.TokenSet;

/**
 * The token endpoint's client (RFC 6749 sections 4.1.3 and 6, with the field names of Infobip's API authentication
 * page). The JDK's HTTP client is used for its kept-alive connections and its low cost per request. It follows no
 * redirect, reads at most 64 KiB and waits no longer than it is told. Safe for use by many threads.
 */
@Singleton
class TokenClient {

    private static final int MOST_BYTES = 64 * 1024;

    private final OAuthSettings oauth;
    private final Duration readTimeout;
    private final TokenMetrics metrics;
    private final Clock clock;
    private final HttpClient http;

    /** What all renewals send, encoded once. */
    private final Secret renewalForm;

    @Inject
    TokenClient(OAuthSettings oauth, HttpSettings settings, TokenMetrics metrics, Clock clock) {
        this.oauth = oauth;
        this.readTimeout = settings.readTimeout();
        this.metrics = metrics;
        this.clock = clock;
        this.renewalForm = Secret.of(FormEncoding.encode(clientCredentials()) + "&grant_type=refresh_token&code=");
        this.http = settings.newClientOfOneThread();
    }

    /** Step 4: exchanges the code, once. */
    TokenSet exchange(AuthorizationCode code, Optional<Pkce> pkce) throws TokenRequestException {
        Map<String, String> form = clientCredentials();
        pkce.ifPresent(proof -> form.put("code_verifier", proof.verifier().reveal()));
        form.put("code", code.value().reveal());
        form.put("redirect_uri", oauth.redirectUri().toString());
        form.put("grant_type", "authorization_code");
        return measured(FormEncoding.encode(form), "authorization_code", readTimeout);
    }

    /** Step 6: renews the token, waiting no longer than {@code time} and than the configured read timeout. */
    TokenSet renew(AccessToken token, Duration time) throws TokenRequestException {
        String form = renewalForm.reveal() + FormEncoding.encode(token.value().reveal());
        return measured(form, "refresh_token", time.compareTo(readTimeout) < 0 ? time : readTimeout);
    }

    private Map<String, String> clientCredentials() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", oauth.clientId());
        oauth.clientSecret().ifPresent(secret -> form.put("client_secret", secret.reveal()));
        return form;
    }

    private TokenSet measured(String form, String grant, Duration time) throws TokenRequestException {
        Timer.Sample sample = metrics.start();
        TokenRequestException failure = null;
        try {
            return request(form, time);
        } catch (TokenRequestException failed) {
            failure = failed;
            throw failed;
        } finally {
            metrics.stop(sample, grant, failure);
        }
    }

    private TokenSet request(String form, Duration time) throws TokenRequestException {
        HttpRequest request = HttpRequest.newBuilder(oauth.tokenUri())
                .timeout(time)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        Instant start = clock.instant();
        HttpResponse<byte[]> answer = send(request, time);
        metrics.answered(answer.headers(), start);
        return TokenAnswer.read(answer.statusCode(), answer.headers(), answer.body(), start);
    }

    private HttpResponse<byte[]> send(HttpRequest request, Duration time) throws TokenRequestException {
        try {
            return http.send(request, head -> new LimitedBody(MOST_BYTES, time));
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException notSent) {
            throw failed(NOT_DONE, "the token endpoint can't be reached", notSent);
        } catch (IOException lost) {
            throw failed(IN_DOUBT, "the token endpoint's answer was lost", lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(IN_DOUBT, "the server stopped waiting for the token endpoint", interrupted);
        }
    }

    private static TokenRequestException failed(TokenRequestException.Fate fate, String message, Exception cause) {
        return new TokenRequestException(Reason.UNREACHABLE, fate, Optional.empty(), message, cause);
    }
}
