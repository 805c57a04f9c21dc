package org.exchangeconnect.pages.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.pages.Conversation;

/**
 * The phone numbers that this session sent messages to, by conversation. Infobip sends the card only the conversation's
 * name, so the number is asked for once and then remembered.
 *
 * @param numbers the numbers by conversation, the last used last; never modified
 */
record ConversationContacts(Map<String, String> numbers) implements Serializable {

    static final int MAX_CONTACTS = 50;

    private static final String ATTRIBUTE = ConversationContacts.class.getName();

    /** Returns the number for the conversation of this request; empty for none. */
    static Optional<String> of(HttpServletRequest request) {
        return Conversation.of(request).map(name -> in(request).numbers().get(name));
    }

    static void remember(String number, HttpServletRequest request) {
        Conversation.of(request).ifPresent(name -> request.getSession()
                .setAttribute(ATTRIBUTE, in(request).with(name, number)));
    }

    ConversationContacts with(String conversation, String number) {
        Map<String, String> more = new LinkedHashMap<>(numbers);
        more.remove(conversation);
        more.put(conversation, number);
        if (more.size() > MAX_CONTACTS) {
            more.remove(more.keySet().iterator().next());
        }
        return new ConversationContacts(more);
    }

    private static ConversationContacts in(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object known = session == null ? null : session.getAttribute(ATTRIBUTE);
        return known instanceof ConversationContacts contacts
                ? contacts
                : new ConversationContacts(new LinkedHashMap<>());
    }
}
