package org.exchangeconnect.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inbound messages as Infobip writes them, and as it never should. */
class InboxEntryTest {

    @Test
    void theExampleOfInfobipsOpenApiIsRead() {
        assertThat(read("[{'messageId':'817790313235066447','from':'385916242493','to':'385921004026',"
                        + "'text':'QUIZ Correct answer is Paris','cleanText':'Correct answer is Paris','keyword':'QUIZ',"
                        + "'receivedAt':'2019-11-09T16:00:00.000+0000','smsCount':1,"
                        + "'price':{'pricePerMessage':0,'currency':'EUR'},'callbackData':'callbackData'}]"))
                .containsExactly(new InboxEntry(
                        "817790313235066447",
                        "385916242493",
                        "385921004026",
                        "QUIZ Correct answer is Paris",
                        "QUIZ",
                        Instant.parse("2019-11-09T16:00:00Z")));
    }

    @Test
    void aMessageWithoutAnIdIsNotLost() {
        List<InboxEntry> read = read("[{'text':'one'},{'messageId':' ','text':'two'},{'messageId':7}]");

        assertThat(read).extracting(InboxEntry::text).containsExactly("one", "two", "");
        assertThat(read)
                .extracting(InboxEntry::messageId)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).hasSize(36));
    }

    @Test
    void longValuesAreCutToTheirColumns() {
        InboxEntry entry = read("[{'messageId':'" + "i".repeat(300) + "','from':'" + "f".repeat(300) + "'}]")
                .get(0);

        assertThat(entry.messageId()).hasSize(200);
        assertThat(entry.from()).hasSize(64);
    }

    @Test
    void whatIsNoMessageIsSkipped() {
        assertThat(read("[1,null,'x',[]]")).isEmpty();
        assertThat(read("{}")).isEmpty();
        assertThat(InboxEntry.readAll(null)).isEmpty();
    }

    private static List<InboxEntry> read(String json) {
        try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            JsonValue value = reader.readValue();
            return InboxEntry.readAll(value);
        }
    }
}
