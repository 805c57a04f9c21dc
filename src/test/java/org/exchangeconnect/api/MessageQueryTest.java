package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import org.exchangeconnect.sms.journal.DeliveryStatus;
import org.exchangeconnect.sms.journal.MessageFilter;
import org.exchangeconnect.sms.journal.MessageOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageQueryTest {

    @Test
    void everyParameterIsRead() {
        MultivaluedMap<String, String> query = query("messageId", "m");
        query.add("bulkId", "b");
        query.add("recipient", "+41 79 302 67 27");
        query.add("outcome", "UNKNOWN");
        query.add("deliveryStatus", "EXPIRED");
        query.add("from", "2026-12-01T10:00:00Z");
        query.add("until", "2026-12-01T12:00:00+01:00");

        assertThat(MessageQuery.of(query))
                .isEqualTo(new MessageFilter(
                        "m",
                        "b",
                        "41793026727",
                        MessageOutcome.UNKNOWN,
                        DeliveryStatus.EXPIRED,
                        Instant.parse("2026-12-01T10:00:00Z"),
                        Instant.parse("2026-12-01T11:00:00Z")));
    }

    @Test
    void withoutParametersEverythingIsFound() {
        assertThat(MessageQuery.of(new MultivaluedHashMap<>()))
                .isEqualTo(new MessageFilter(null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "messageId, ''",
        "recipient, abc",
        "outcome, sent",
        "deliveryStatus, NO",
        "from, yesterday",
        "until, 2026-12-01",
        "until, +100000-01-01T00:00:00Z"
    })
    void aValueThatCannotBeOneIsRefusedWithTheNameOfItsParameter(String name, String value) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> MessageQuery.of(query(name, value)))
                .satisfies(refused -> assertThat(refused.problem().detail()).contains(name));
    }

    @Test
    void anIdThatNoDatabaseStoresIsRefused() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> MessageQuery.of(query("bulkId", "b\0")));
    }

    private static MultivaluedMap<String, String> query(String name, String value) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        query.add(name, value);
        return query;
    }
}
