package org.exchangeconnect.sms.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A page of matching entries of the message journal.
 *
 * @param entries newest first
 * @param next the id before which the next page begins; empty on the last page
 */
public record FoundMessages(List<Delivery> entries, Optional<UUID> next) {

    public FoundMessages {
        entries = List.copyOf(entries);
    }
}
