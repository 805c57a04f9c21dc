package org.exchangeconnect.sandbox.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exchangeconnect.sandbox.PushStyle;

/** Signs a push like Infobip's requests to an Exchange app, or wrongly in the way that a test asks for. */
final class ExchangeSignature {

    private static final Duration OLD = Duration.ofMinutes(10);
    private static final String ALGORITHM = "HmacSHA256";

    private ExchangeSignature() {}

    static void sign(HttpRequest.Builder request, String body, PushStyle style, String secret, Instant now) {
        if (style == PushStyle.UNSIGNED) {
            return;
        }
        Instant at = style == PushStyle.OLD ? now.minus(OLD) : now;
        String timestamp = Long.toString(at.toEpochMilli());
        request.header("X-Ib-Exchange-Req-Timestamp", timestamp)
                .header(
                        "X-Ib-Exchange-Req-Signature",
                        signature(style, timestamp + body, style == PushStyle.OTHER_SECRET ? "x" + secret : secret));
    }

    private static String signature(PushStyle style, String signed, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
            HexFormat hex = style == PushStyle.UPPER_CASE ? HexFormat.of().withUpperCase() : HexFormat.of();
            return hex.formatHex(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
