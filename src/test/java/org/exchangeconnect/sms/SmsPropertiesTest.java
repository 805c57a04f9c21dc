package org.exchangeconnect.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.endsWellOrBy;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.infobip.InfobipError;
import org.exchangeconnect.infobip.ResponseJson;
import org.exchangeconnect.testing.HostileInputs;

/** Any request to send and response of Infobip is read as far as possible. */
class SmsPropertiesTest {

    private static final ConnectionId CONNECTION = new ConnectionId(UUID.randomUUID());
    private static final SmsRequest REQUEST = SmsRequest.of(
            CONNECTION,
            json("{\"messages\":[{\"from\":\"A\",\"text\":\"t\",\"destinations\":[{\"to\":\"41793026727\"}]}]}")
                    .orElseThrow(),
            null,
            Optional.empty(),
            Instant.EPOCH);

    @Property
    void aRequestIsSentAsItIsOrEveryViolationIsNamed(@ForAll("requests") String json) throws Exception {
        Optional<JsonObject> body = json(json);
        Assume.that(body.isPresent());
        endsWellOrBy(InvalidMessagesException.class, () -> {
            SmsRequest request = SmsRequest.of(CONNECTION, body.get(), "Acme", Optional.empty(), Instant.EPOCH);
            assertThat(request.messages()).isNotEmpty().hasSizeLessThanOrEqualTo(SmsRules.MAX_DESTINATIONS);
            return request;
        });
    }

    @Property
    void anAnswerIsReadAsFarAsItCanBe(@ForAll("bodies") byte[] body) throws Exception {
        Optional<JsonObject> json = inTime(() -> ResponseJson.object(body));
        for (CallStatus status : List.of(CallStatus.INVALID, CallStatus.ANSWERED)) {
            if (json.isPresent() && (status != CallStatus.ANSWERED || json.get().get("messages") instanceof List<?>)) {
                SmsResult result = new SmsResult(status, json.get(), null, List.of());
                assertThat(inTime(() -> result.settle(REQUEST.messages(), Instant.EPOCH))
                                .deliveries())
                        .hasSize(1);
                inTime(() -> InfobipError.of(json.get()));
            }
        }
    }

    @Property
    void aNumberOrSenderIsOneOrNot(@ForAll("texts") String text) throws Exception {
        assertThat(inTime(() -> PhoneNumber.digits(text)).stream()).allMatch(digits -> digits.matches("[0-9]{5,15}"));
        inTime(() -> Sender.isValid(text));
    }

    @Provide
    Arbitrary<String> requests() {
        return HostileInputs.objects(
                "messages",
                "destinations",
                "to",
                "from",
                "text",
                "messageId",
                "notifyUrl",
                "bulkId",
                "sender",
                "content",
                "webhooks",
                "delivery",
                "url",
                "options",
                "schedule",
                "sendAt",
                "callbackData");
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
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }

    private static Optional<JsonObject> json(String text) {
        return ResponseJson.object(text.getBytes(UTF_8));
    }
}
