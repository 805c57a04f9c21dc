package org.exchangeconnect.pages.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ConversationContactsTest {

    @Test
    void theLastNumberOfAConversationCounts() {
        ConversationContacts contacts =
                new ConversationContacts(Map.of()).with("c-1", "41790000001").with("c-1", "41790000002");

        assertThat(contacts.numbers()).containsExactly(Map.entry("c-1", "41790000002"));
    }

    @Test
    void whatWasUsedLongestAgoIsForgottenFirst() {
        ConversationContacts contacts = new ConversationContacts(Map.of())
                .with("first", "1")
                .with("second", "2")
                .with("first", "1");
        for (int i = 0; i < ConversationContacts.MAX_CONTACTS - 1; i++) {
            contacts = contacts.with("c-" + i, "3");
        }

        assertThat(contacts.numbers())
                .hasSize(ConversationContacts.MAX_CONTACTS)
                .containsKey("first")
                .doesNotContainKey("second");
    }
}
