package org.exchangeconnect.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.endsWellOrBy;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.HostileInputs;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.TestDatabase;
import org.exchangeconnect.vault.SigningSecretRepository;
import org.exchangeconnect.vault.VaultFixture;

/** Any request to send, response of Infobip and pushed report is read as far as possible. */
class SmsPropertiesTest {

    private static final SmsRequest REQUEST = SmsRequest.of(
            SmsResponseReader.parse(
                            "{\"messages\":[{\"from\":\"A\",\"text\":\"t\",\"destinations\":[{\"to\":\"41793026727\"}]}]}")
                    .orElseThrow(),
            null,
            Optional.empty(),
            UUID::randomUUID);

    private static final MovableClock CLOCK = new MovableClock();
    private static final ReportSignature SIGNATURES = new ReportSignature(
            new DeliverySettings(Optional.of(Secret.of("s".repeat(44))), Optional.empty(), Duration.ofDays(90)),
            new SigningSecretRepository(TestDatabase.create(), VaultFixture.vault(), CLOCK),
            CLOCK);

    @Property
    void aRequestIsSentAsItIsOrEveryViolationIsNamed(@ForAll("requests") String json) throws Exception {
        Optional<JsonObject> body = SmsResponseReader.parse(json);
        Assume.that(body.isPresent());
        endsWellOrBy(InvalidMessagesException.class, () -> {
            SmsRequest request = SmsRequest.of(body.get(), "Acme", Optional.empty(), UUID::randomUUID);
            assertThat(request.destinations()).isNotEmpty().hasSizeLessThanOrEqualTo(SmsRules.MAX_DESTINATIONS);
            return request;
        });
    }

    @Property
    void anAnswerIsReadAsFarAsItCanBe(@ForAll("bodies") byte[] body) throws Exception {
        Optional<JsonObject> json = inTime(() -> SmsResponseReader.parse(new String(body, UTF_8)));
        for (SendStatus sendStatus : List.of(SendStatus.INVALID, SendStatus.ANSWERED)) {
            if (json.isPresent()
                    && (sendStatus != SendStatus.ANSWERED || json.get().get("messages") instanceof List<?>)) {
                SmsResponse response = new SmsResponse(sendStatus, json.get(), null);
                assertThat(inTime(() -> DeliveryMapper.deliveries(REQUEST, response, Instant.EPOCH, Instant.EPOCH)))
                        .hasSize(1);
            }
        }
    }

    @Property
    void reportsAreReadAsFarAsTheyCanBe(@ForAll("reports") String json) throws Exception {
        Optional<JsonObject> body = SmsResponseReader.parse(json);
        Assume.that(body.isPresent());
        assertThat(inTime(() -> DeliveryReport.read(body.get())))
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

    @Property
    void aNumberOrSenderIsOneOrNot(@ForAll("texts") String text) throws Exception {
        assertThat(inTime(() -> PhoneNumber.digits(text)).stream()).allMatch(digits -> digits.matches("[0-9]{5,15}"));
        inTime(() -> Sender.isValid(text));
    }

    @Provide
    Arbitrary<String> requests() {
        return HostileInputs.objects(
                "messages", "destinations", "to", "from", "text", "messageId", "notifyUrl", "bulkId");
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return HostileInputs.json(
                "messages",
                "messageId",
                "status",
                "groupId",
                "name",
                "description",
                "requestError",
                "serviceException",
                "text",
                "validationErrors",
                "errorCode",
                "action",
                "violations",
                "property",
                "violation",
                "bulkId");
    }

    @Provide
    Arbitrary<String> reports() {
        return HostileInputs.objects("results", "messageId", "status", "groupId", "name", "description", "doneAt");
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
