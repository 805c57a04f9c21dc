package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageStatusTest {

    @ParameterizedTest
    @CsvSource({"0, PENDING", "1, PENDING", "2, UNDELIVERABLE", "3, DELIVERED", "4, EXPIRED", "5, REJECTED"})
    void theStatusGroupSaysWhatBecameOfAMessage(int group, DeliveryStatus deliveryStatus) {
        assertThat(read("{'messageId':'m','status':{'groupId':" + group + "}}"))
                .extracting(status -> status.deliveryStatus().orElseThrow())
                .containsExactly(deliveryStatus);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T10:00:00.000+0000, 2026-11-24T10:00:00Z",
        "2026-11-24T11:00:00.250+01:00, 2026-11-24T10:00:00.250Z",
        "2026-11-24T10:00:00Z, 2026-11-24T10:00:00Z",
        "yesterday,"
    })
    void timesAreReadAsInfobipWritesThemAndInIsoForm(String written, Instant time) {
        assertThat(read("{'messageId':'m','doneAt':'" + written + "','status':{'groupId':3,'name':'N'}}"))
                .extracting(MessageStatus::at)
                .containsExactly(time);
    }

    @Test
    void whatIsNoStatusOfAMessageCountsAsNotThere() {
        assertThat(read("null,7,{},{'messageId':5,'status':{'groupId':3}},{'messageId':'" + "m".repeat(201)
                        + "','status':{'groupId':3}}"))
                .isEmpty();
        assertThat(MessageStatus.readAll(null)).isEmpty();
        assertThat(MessageStatus.readAll(json("{}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'groupId':9}", "{'groupId':'3'}"})
    void anUnknownGroupIsNoDeliveryStatus(String status) {
        assertThat(read("{'messageId':'m','status':" + status + "}"))
                .extracting(MessageStatus::deliveryStatus)
                .containsExactly(Optional.empty());
    }

    private static List<MessageStatus> read(String entries) {
        return MessageStatus.readAll(json("{'results':[" + entries + "]}").get("results"))
                .toList();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
