package org.exchangeconnect.sms.journal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;

/**
 * Step 7: wraps each request to send, to write the messages before the request and their outcomes after it. Concurrent
 * requests share their commits. Safe for use by many threads.
 */
@Singleton
public class MessageJournal {

    private static final Logger LOG = Logs.of(MessageJournal.class);

    private final GroupCommit<List<Delivery>> pending;
    private final GroupCommit<List<Delivery>> outcomes;
    private final SmsMetrics metrics;
    private final Clock clock;

    @Inject
    public MessageJournal(MessageRepository messages, SmsMetrics metrics, Clock clock) {
        this.pending = new GroupCommit<>(all -> messages.add(flat(all)));
        this.outcomes = new GroupCommit<>(all -> messages.settle(flat(all)));
        this.metrics = metrics;
        this.clock = clock;
    }

    private static List<Delivery> flat(List<List<Delivery>> all) {
        return all.stream().flatMap(List::stream).toList();
    }

    /**
     * Writes the pending entries, sends the request, and writes the outcomes.
     *
     * @param messages at least one
     * @param request an exception means that nothing was sent; every other failure is a result
     * @param settled returns the messages of a result with their outcomes
     * @return the result
     */
    public <R> R around(List<Delivery> messages, Supplier<R> request, Function<R, List<Delivery>> settled) {
        pending.write(messages);
        R result;
        try {
            result = request.get();
        } catch (RuntimeException nothingSent) {
            Instant now = clock.instant();
            settle(messages.stream()
                    .map(message -> message.settled(MessageOutcome.FAILED, null, null, now))
                    .toList());
            throw nothingSent;
        }
        settle(settled.apply(result));
        return result;
    }

    /**
     * The outcome at Infobip does not depend on our database, so a failure to save it is only logged. The log line
     * names the exception's type only, because its message can contain the values.
     */
    private void settle(List<Delivery> deliveries) {
        metrics.settled(deliveries);
        try {
            outcomes.write(deliveries);
        } catch (RuntimeException failed) {
            LOG.warning(() -> "Message outcomes not saved: connection="
                    + deliveries.get(0).connection() + ", messages=" + deliveries.size() + ", outcome=UNKNOWN, error="
                    + failed.getClass().getName());
        }
    }
}
