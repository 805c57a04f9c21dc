package org.exchangeconnect.connection;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.exchangeconnect.config.NotificationSettings;
import org.jdbi.v3.core.Handle;

/**
 * Fires the events of messages in the transaction that stores what they report. Unlike those of connections they are not
 * stored here. Safe for use by many threads.
 */
@Singleton
public class MessageEventRepository {

    private final Set<String> wanted;
    private final Consumer<MessagesChanged> observers;

    /**
     * Events of messages that were just stored. They are fired in their own thread and transaction, so an observer's
     * rows are committed or rolled back with the messages.
     *
     * @param handle the open transaction; valid only until the observer returns
     * @param events at least one; of wanted types only
     */
    public record MessagesChanged(Handle handle, List<MessageEvent> events) {

        public MessagesChanged {
            events = List.copyOf(events);
        }
    }

    @Inject
    MessageEventRepository(NotificationSettings settings, Event<MessagesChanged> observers) {
        this(settings.messageTypes(), observers::fire);
    }

    /**
     * Creates an object with one observer, for code outside CDI.
     *
     * @param wanted the names of the types to fire
     * @param observers called as CDI calls the observers of {@link MessagesChanged}
     */
    public MessageEventRepository(Set<String> wanted, Consumer<MessagesChanged> observers) {
        this.wanted = Set.copyOf(wanted);
        this.observers = observers;
    }

    /** Returns an object that fires nothing. */
    public static MessageEventRepository none() {
        return new MessageEventRepository(Set.of(), events -> {});
    }

    /** Returns whether events of this type are fired, so that callers can save the effort of creating others. */
    public boolean areWanted(MessageEvent.Type type) {
        return wanted.contains(type.name());
    }

    /** Fires those events whose type is wanted. An exception of an observer is thrown on. */
    public void fire(Handle handle, List<MessageEvent> events) {
        List<MessageEvent> fired =
                events.stream().filter(event -> areWanted(event.type())).toList();
        if (!fired.isEmpty()) {
            observers.accept(new MessagesChanged(handle, fired));
        }
    }
}
