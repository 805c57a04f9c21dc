package org.exchangeconnect.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Pushes delivery reports to the notify URLs of messages, signed like Infobip's requests to an app. */
final class ReportPusher {

    private static final Duration OLD = Duration.ofMinutes(10);

    private final Engine engine;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    ReportPusher(Engine engine) {
        this.engine = engine;
    }

    /**
     * Pushes pending reports; those without a 2xx response remain pending. Returns the status of each push, 0 for no
     * response.
     */
    List<Integer> push(PushStyle style) {
        List<Integer> statuses = new ArrayList<>();
        for (SentMessage message : engine.outbox().takeForPush()) {
            int status = push(message, style);
            statuses.add(status);
            if (style == PushStyle.TWICE) {
                statuses.add(push(message, style));
            }
            if (status < 200 || status > 299) {
                engine.outbox().report(message);
            }
        }
        return statuses;
    }

    private int push(SentMessage message, PushStyle style) {
        String body = JsonText.object()
                .add(
                        "results",
                        JsonText.array()
                                .add(ReportsEndpoint.report(message, SmsStatus.inTheEnd(message.to()), engine.now())))
                .build()
                .toString();
        Instant at = style == PushStyle.OLD ? engine.now().minus(OLD) : engine.now();
        String timestamp = Long.toString(at.toEpochMilli());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(message.notifyUrl()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(style == PushStyle.ALTERED ? body + " " : body));
        if (style != PushStyle.UNSIGNED) {
            String signature = signature(style, timestamp + body);
            request.header("X-Ib-Exchange-Req-Timestamp", timestamp).header("X-Ib-Exchange-Req-Signature", signature);
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException away) {
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private String signature(PushStyle style, String signed) {
        String secret = engine.options().apps().get(0).signingSecret();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    (style == PushStyle.OTHER_SECRET ? "x" + secret : secret).getBytes(UTF_8), "HmacSHA256"));
            HexFormat hex = style == PushStyle.UPPER_CASE ? HexFormat.of().withUpperCase() : HexFormat.of();
            return hex.formatHex(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
