package org.exchangeconnect.pages.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.sms.SmsResult;
import org.exchangeconnect.sms.Violation;
import org.exchangeconnect.sms.inbound.ReceivedMessage;
import org.exchangeconnect.sms.journal.Delivery;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.exchangeconnect.sms.journal.MessageStatus;

/** Describes the outcomes of messages and the problems of form input in the reader's language. */
final class SmsDescriptions {

    private static final Pattern NUMBER = Pattern.compile(".*/destinations/(\\d+)/to");
    private static final int NUMBERS_NAMED = 5;
    private static final int MAX_TEXT_CHARACTERS = 4_000;

    private final LocalizedTexts texts;

    SmsDescriptions(LocalizedTexts texts) {
        this.texts = texts;
    }

    /**
     * Returns the CSS class that sets color and icon: a delivery report takes precedence over Infobip's first response.
     */
    static String kind(Delivery delivery) {
        DeliveryStatus delivered = delivery.deliveryStatus();
        if (delivered == null) {
            return kind(delivery.outcome());
        }
        return switch (delivered) {
            case DELIVERED, PENDING -> "good";
            case UNDELIVERABLE, EXPIRED, REJECTED -> "bad";
        };
    }

    /** Returns the CSS class that sets color and icon. */
    static String kind(MessageOutcome outcome) {
        return switch (outcome) {
            case SENT -> "good";
            case UNKNOWN -> "care";
            case REJECTED, FAILED -> "bad";
        };
    }

    String outcome(Delivery delivery) {
        String words = texts.get(delivery.textKey());
        MessageStatus status = delivery.status();
        boolean more = delivery.outcome() == MessageOutcome.REJECTED
                && delivery.textKey().equals("sms.REJECTED")
                && status != null
                && status.description() != null;
        return more ? texts.get("sms.because", words, status.description()) : words;
    }

    /** Returns that a message was received, with its text if that can be read. */
    String received(ReceivedMessage message) {
        String words = texts.get("sms.RECEIVED");
        return message.text() == null ? words : texts.get("sms.because", words, message.text());
    }

    List<SmsFormState.DestinationResult> results(SmsResult result) {
        return result.deliveries().stream()
                .map(one -> new SmsFormState.DestinationResult(one.to(), kind(one), outcome(one)))
                .toList();
    }

    String summary(SmsResult result) {
        if (result.sendStatus() != CallStatus.ANSWERED) {
            return texts.get("sms.problem." + sendStatus(result.sendStatus()));
        }
        int all = result.deliveries().size();
        long sent = result.deliveries().stream()
                .filter(one -> one.outcome() == MessageOutcome.SENT)
                .count();
        return sent == all ? texts.get("sms.result", all) : texts.get("sms.result.some", sent, all);
    }

    private static String sendStatus(CallStatus sendStatus) {
        if (sendStatus.mayHaveBeenSent()) {
            return "unknown";
        }
        return switch (sendStatus) {
            case REFUSED -> "refused";
            case OVERLOADED -> "busy";
            default -> "unreachable";
        };
    }

    /** Returns the problems by field. */
    List<SmsFormState.FieldProblem> problems(List<Violation> violations, String to, String text) {
        List<SmsFormState.FieldProblem> problems = new ArrayList<>();
        List<String> wrong = wrongNumbers(violations, SmsBody.numbers(to));
        if (!wrong.isEmpty()) {
            add(problems, "to", texts.get("sms.problem.numbers", String.join(", ", wrong)));
        } else if (names(violations, "/destinations")) {
            add(problems, "to", texts.get("sms.problem.to"));
        }
        if (names(violations, "/from")) {
            add(problems, "sender", texts.get("sms.problem.sender"));
        }
        if (names(violations, "/text")) {
            boolean missing = text == null || text.isBlank();
            add(problems, "text", missing ? texts.get("sms.problem.text") : tooLong());
        }
        return problems;
    }

    private String tooLong() {
        return texts.get("sms.problem.long", MAX_TEXT_CHARACTERS);
    }

    private static void add(List<SmsFormState.FieldProblem> problems, String field, String words) {
        problems.add(new SmsFormState.FieldProblem(field, words));
    }

    private static boolean names(List<Violation> violations, String field) {
        return violations.stream().anyMatch(violation -> violation.path().endsWith(field));
    }

    private static List<String> wrongNumbers(List<Violation> violations, List<String> typed) {
        return violations.stream()
                .map(violation -> NUMBER.matcher(violation.path()))
                .filter(Matcher::matches)
                .map(matcher -> Integer.parseInt(matcher.group(1)))
                .filter(index -> index < typed.size())
                .map(typed::get)
                .limit(NUMBERS_NAMED)
                .toList();
    }
}
