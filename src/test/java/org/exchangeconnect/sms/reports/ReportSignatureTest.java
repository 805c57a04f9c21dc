package org.exchangeconnect.sms.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sms.reports.ReportSignature.SignatureVerdict;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.TestDatabase;
import org.exchangeconnect.vault.SigningSecretRepository;
import org.exchangeconnect.vault.VaultFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signing secret of delivery reports (protocol, section 8). */
class ReportSignatureTest {

    private static final String SECRET = "H+WPXpCaBeLkd5pukqMoqWLZnL/5yEscexA73H7Uffw=";
    private static final byte[] BODY = "{\"results\":[]}".getBytes(UTF_8);

    private final MovableClock clock = new MovableClock();
    private final SigningSecretRepository taken =
            new SigningSecretRepository(TestDatabase.create(), VaultFixture.vault(), clock);
    private final ReportSignature signatures = with(Optional.of(Secret.of(SECRET)));

    @Test
    void aCallSignedOverTimestampAndBodyWithTheSigningSecretIsGenuine() throws Exception {
        assertThat(signatures.of(now(), sign(SECRET, now()), BODY)).isEqualTo(SignatureVerdict.GENUINE);
    }

    @Test
    void theSignatureIsComparedWithoutRegardToCase() throws Exception {
        String upper = sign(SECRET, now()).toUpperCase(Locale.ROOT);

        assertThat(signatures.of(now(), upper, BODY)).isEqualTo(SignatureVerdict.GENUINE);
    }

    @Test
    void aCallThatWasAlteredOrSignedWithAnotherSecretIsForged() throws Exception {
        assertThat(signatures.of(now(), sign(SECRET, now()), "{}".getBytes(UTF_8)))
                .isEqualTo(SignatureVerdict.FORGED);
        assertThat(signatures.of(now(), sign("other", now()), BODY)).isEqualTo(SignatureVerdict.FORGED);
        assertThat(signatures.of(now() + "0", sign(SECRET, now()), BODY)).isEqualTo(SignatureVerdict.FORGED);
    }

    @Test
    void aTimestampOutsideTheWindowIsRefusedHoweverWellItIsSigned() throws Exception {
        String then = now();
        String signature = sign(SECRET, then);

        clock.advance(ReportSignature.WINDOW);
        assertThat(signatures.of(then, signature, BODY)).isEqualTo(SignatureVerdict.GENUINE);
        clock.advance(Duration.ofMillis(1));
        assertThat(signatures.of(then, signature, BODY)).isEqualTo(SignatureVerdict.FORGED);
        clock.advance(ReportSignature.WINDOW.multipliedBy(-2).minusMillis(2));
        assertThat(signatures.of(then, signature, BODY)).isEqualTo(SignatureVerdict.FORGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1e12", "99999999999999999999"})
    void aTimestampThatIsNoneIsRefused(String timestamp) throws Exception {
        assertThat(signatures.of(timestamp, sign(SECRET, timestamp), BODY)).isEqualTo(SignatureVerdict.FORGED);
    }

    @Test
    void anUnsignedCallIsUnprovenAndASignatureWithoutATimeIsForged() throws Exception {
        assertThat(signatures.of(now(), null, BODY)).isEqualTo(SignatureVerdict.UNPROVEN);
        assertThat(signatures.of(null, null, BODY)).isEqualTo(SignatureVerdict.UNPROVEN);
        assertThat(signatures.of(null, sign(SECRET, now()), BODY)).isEqualTo(SignatureVerdict.FORGED);
        assertThat(with(Optional.empty()).of(null, null, BODY)).isEqualTo(SignatureVerdict.UNPROVEN);
    }

    @Test
    void whileTheSecretChangesTheOneTakenOverCountsBesideTheConfigurations() throws Exception {
        taken.put(Secret.of("new"));

        assertThat(signatures.of(now(), sign("new", now()), BODY)).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(signatures.of(now(), sign(SECRET, now()), BODY)).isEqualTo(SignatureVerdict.GENUINE);
        assertThat(with(Optional.empty()).of(now(), sign(SECRET, now()), BODY)).isEqualTo(SignatureVerdict.FORGED);
    }

    private ReportSignature with(Optional<Secret> secret) {
        return new ReportSignature(new DeliverySettings(secret, Optional.empty(), Duration.ofDays(90)), taken, clock);
    }

    private String now() {
        return Long.toString(clock.instant().toEpochMilli());
    }

    private static String sign(String secret, String timestamp) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        mac.update(timestamp.getBytes(UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(BODY));
    }
}
