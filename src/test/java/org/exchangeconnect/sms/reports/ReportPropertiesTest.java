package org.exchangeconnect.sms.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.HostileInputs;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.TestDatabase;
import org.exchangeconnect.vault.SigningSecretRepository;
import org.exchangeconnect.vault.VaultFixture;

/** Any pushed report is read as far as possible, and no signature is guessed. */
class ReportPropertiesTest {

    private static final MovableClock CLOCK = new MovableClock();
    private static final ReportSignature SIGNATURES = new ReportSignature(
            new DeliverySettings(Optional.of(Secret.of("s".repeat(44))), Optional.empty(), Duration.ofDays(90)),
            new SigningSecretRepository(TestDatabase.create(), VaultFixture.vault(), CLOCK),
            CLOCK);

    @Property
    void reportsAreReadAsFarAsTheyCanBe(@ForAll("reports") String json) throws Exception {
        Optional<JsonObject> body = ResponseJson.object(json.getBytes(UTF_8));
        Assume.that(body.isPresent());
        assertThat(inTime(() -> ReportsClient.read(body.get().get("results")).toList()))
                .allMatch(report -> report.messageId().length() <= 200);
    }

    @Property
    void nobodyGuessesASignature(
            @ForAll("texts") String timestamp, @ForAll("texts") String signature, @ForAll("bodies") byte[] body)
            throws Exception {
        String now = Long.toString(CLOCK.instant().toEpochMilli());
        assertThat(inTime(() -> SIGNATURES.of(timestamp, signature, body)))
                .isEqualTo(ReportSignature.SignatureVerdict.FORGED);
        assertThat(inTime(() -> SIGNATURES.of(now, signature, body)))
                .isEqualTo(ReportSignature.SignatureVerdict.FORGED);
    }

    @Provide
    Arbitrary<String> reports() {
        return HostileInputs.objects(
                "results",
                "messageId",
                "status",
                "groupId",
                "name",
                "description",
                "doneAt",
                "error",
                "id",
                "permanent",
                "price",
                "pricePerMessage",
                "currency",
                "smsCount",
                "messageCount",
                "details");
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return HostileInputs.json("results", "messageId", "status");
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
