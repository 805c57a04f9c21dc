package org.exchangeconnect.sms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.observability.Logs;

/**
 * Step 7: wraps each request to send, to write the messages before the request and their outcomes after it. Concurrent
 * requests share their commits. Safe for use by many threads.
 */
@Singleton
class MessageJournal {

    private static final Logger LOG = Logs.of(MessageJournal.class);

    private final GroupCommit<PendingSend> departures;
    private final GroupCommit<List<Delivery>> outcomes;
    private final SmsMetrics metrics;
    private final Clock clock;

    @Inject
    MessageJournal(MessageRepository messages, SmsMetrics metrics, Clock clock) {
        this.departures = new GroupCommit<>(messages::add);
        this.outcomes = new GroupCommit<>(
                all -> messages.settle(all.stream().flatMap(List::stream).toList()));
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Writes pending entries, sends the request, and writes the outcomes. An exception of the sender means that nothing
     * was sent: it reports every other failure as a response.
     */
    SmsResult around(ConnectionId connection, SmsRequest request, Supplier<SmsResponse> sending) {
        Instant start = clock.instant();
        departures.write(new PendingSend(connection, request.destinations(), start));
        try {
            SmsResponse response = sending.get();
            List<Delivery> deliveries = settle(connection, request, response, start);
            return new SmsResult(response.sendStatus(), response.body(), response.retryAfter(), deliveries);
        } catch (RuntimeException nothingSent) {
            settle(connection, request, SmsResponse.without(SendStatus.TOKEN_REFUSED), start);
            throw nothingSent;
        }
    }

    /**
     * The outcome at Infobip does not depend on our database, so a failure to save it is only logged. The log line
     * names the exception's type only, because its message can contain the values.
     */
    private List<Delivery> settle(ConnectionId connection, SmsRequest request, SmsResponse response, Instant start) {
        List<Delivery> deliveries = DeliveryMapper.deliveries(request, response, start, clock.instant());
        metrics.settled(deliveries);
        try {
            outcomes.write(deliveries);
        } catch (RuntimeException failed) {
            LOG.warning(() -> "Message outcomes not saved: connection=" + connection + ", messages=" + deliveries.size()
                    + ", outcome=UNKNOWN, error="
                    + failed.getClass().getName());
        }
        return deliveries;
    }
}
