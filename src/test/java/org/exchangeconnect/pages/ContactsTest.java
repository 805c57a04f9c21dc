package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsTest {

    @Test
    void theLastNumberOfAConversationCounts() {
        Contacts contacts = new Contacts(Map.of()).with("c-1", "41790000001").with("c-1", "41790000002");

        assertThat(contacts.numbers()).containsExactly(Map.entry("c-1", "41790000002"));
    }

    @Test
    void whatWasUsedLongestAgoIsForgottenFirst() {
        Contacts contacts =
                new Contacts(Map.of()).with("first", "1").with("second", "2").with("first", "1");
        for (int i = 0; i < Contacts.MAX_CONTACTS - 1; i++) {
            contacts = contacts.with("c-" + i, "3");
        }

        assertThat(contacts.numbers())
                .hasSize(Contacts.MAX_CONTACTS)
                .containsKey("first")
                .doesNotContainKey("second");
    }
}
