package org.exchangeconnect.pages.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.pages.SampleConnections;
import org.exchangeconnect.sms.SmsResult;
import org.exchangeconnect.sms.Violation;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.MessageStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SmsDescriptionsTest {

    private final SmsDescriptions words = new SmsDescriptions(new LocalizedTexts(Locale.ENGLISH));

    @Test
    void aMessageThatWentOutIsSaidToHave() {
        assertThat(summary(CallStatus.ANSWERED, delivery(MessageOutcome.SENT, null)))
                .isEqualTo("Sent to one number.");
    }

    @Test
    void someThatDidNotGoOutAreCounted() {
        assertThat(summary(
                        CallStatus.ANSWERED,
                        delivery(MessageOutcome.SENT, null),
                        delivery(MessageOutcome.REJECTED, null)))
                .isEqualTo("Sent to 1 of 2 numbers.");
    }

    @Test
    void whatInfobipSaysOfARefusalIsPassedOn() {
        MessageStatus flood = new MessageStatus("m", 5, "REJECTED_FLOOD", "Too many messages", null);
        assertThat(words.outcome(delivery(MessageOutcome.REJECTED, flood))).endsWith(": Too many messages");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, Sent to Infobip, good",
        "DELIVERED, Delivered, good",
        "UNDELIVERABLE, Could not be delivered, bad",
        "EXPIRED, Did not arrive in time, bad",
        "REJECTED, Not accepted by Infobip, bad"
    })
    void whatBecameOfAMessageIsSaidInPlaceOfItsOutcome(DeliveryStatus deliveryStatus, String said, String kind) {
        MessageStatus report = new MessageStatus("m", deliveryStatus.group(), null, null, SampleConnections.NOW);
        Delivery delivery = new Delivery(
                null,
                null,
                "m",
                "41793026727",
                "InfoSMS",
                MessageOutcome.SENT,
                null,
                null,
                SampleConnections.NOW,
                null,
                SampleConnections.NOW,
                report,
                null);

        assertThat(words.outcome(delivery)).isEqualTo(said);
        assertThat(SmsDescriptions.kind(delivery)).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource(CallStatus.class)
    void anOutcomeThatIsNotKnownIsNeverCalledNotSent(CallStatus sendStatus) {
        String summary = summary(sendStatus, delivery(MessageOutcome.of(sendStatus), null));
        assertThat(summary.startsWith("Nothing was sent"))
                .isEqualTo(sendStatus != CallStatus.ANSWERED
                        && sendStatus != CallStatus.REFUSED
                        && !sendStatus.mayHaveBeenSent());
    }

    @Test
    void wrongNumbersAreNamedAsTheyWereTyped() {
        List<Violation> violations = List.of(new Violation("/messages/0/destinations/1/to", "The number must …"));
        assertThat(words.problems(violations, "41793026727, abc", "Hello"))
                .containsExactly(new SmsFormState.FieldProblem("to", "These do not look like phone numbers: abc"));
    }

    @Test
    void eachFieldHasItsOwnProblem() {
        List<Violation> violations = List.of(
                new Violation("/messages/0/text", ""),
                new Violation("/messages/0/from", ""),
                new Violation("/messages/0/destinations", ""));
        assertThat(words.problems(violations, "", ""))
                .extracting(SmsFormState.FieldProblem::field)
                .containsExactly("to", "sender", "text");
    }

    private String summary(CallStatus sendStatus, Delivery... deliveries) {
        return words.summary(new SmsResult(sendStatus, null, null, List.of(deliveries)));
    }

    private static Delivery delivery(MessageOutcome outcome, MessageStatus status) {
        return new Delivery(
                null,
                null,
                "m",
                "41793026727",
                "InfoSMS",
                outcome,
                status,
                null,
                SampleConnections.NOW,
                null,
                SampleConnections.NOW,
                null,
                null);
    }
}
