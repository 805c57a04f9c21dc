package org.exchangeconnect.sms.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.vault.SigningSecretRepository;

/**
 * Verifies the signature of Infobip's requests: HMAC-SHA256 over timestamp and body, with the app's signing secret as
 * the key. During a change of the secret, both the configured one and the one copied from the app's record are
 * accepted.
 */
@Singleton
public class ReportSignature {

    /** The largest accepted difference between timestamp and clock; it limits the replay of an intercepted request. */
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

    private final DeliverySettings settings;
    private final SigningSecretRepository taken;
    private final Clock clock;

    @Inject
    ReportSignature(DeliverySettings settings, SigningSecretRepository taken, Clock clock) {
        this.settings = settings;
        this.taken = taken;
        this.clock = clock;
    }

    /** The result of the verification. */
    public enum SignatureVerdict {
        /** Infobip signed the request. */
        GENUINE,
        /** The signature does not match the known signing secret, or its time is missing or too far off. */
        FORGED,
        /** The request has no signature, or no signing secret is known, so nothing shows who sent it. */
        UNPROVEN
    }

    /**
     * Verifies a request.
     *
     * @param timestamp the header's value, in milliseconds since the epoch; null if it is missing
     * @param signature hexadecimal; null if it is missing
     * @throws org.exchangeconnect.vault.VaultException if a stored secret can't be decrypted with the available keys
     */
    public SignatureVerdict of(String timestamp, String signature, byte[] body) {
        if (signature == null) {
            return SignatureVerdict.UNPROVEN;
        }
        List<Secret> known = Stream.concat(settings.signingSecret().stream(), taken.find().stream())
                .toList();
        if (known.isEmpty()) {
            return SignatureVerdict.UNPROVEN;
        }
        boolean genuine = timestamp != null
                && isOfNow(timestamp.strip())
                && known.stream().anyMatch(secret -> signs(secret, timestamp.strip(), signature.strip(), body));
        return genuine ? SignatureVerdict.GENUINE : SignatureVerdict.FORGED;
    }

    private boolean isOfNow(String timestamp) {
        return MILLIS.matcher(timestamp).matches()
                && Duration.between(Instant.ofEpochMilli(Long.parseLong(timestamp)), clock.instant())
                                .abs()
                                .compareTo(WINDOW)
                        <= 0;
    }

    private static boolean signs(Secret secret, String timestamp, String signature, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), ALGORITHM));
            mac.update(timestamp.getBytes(UTF_8));
            String right = HexFormat.of().formatHex(mac.doFinal(body));
            return MessageDigest.isEqual(
                    right.getBytes(UTF_8), signature.toLowerCase(Locale.ROOT).getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
