package org.exchangeconnect.sms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.connection.ConnectionId;

/** Keeps the order of things: written down, done, settled; requests at the same moment share their commits. */
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
     * Writes the request down, has it made, and writes down what became of it. Where it ends in an exception, no
     * request was worked on: whoever makes it turns every other failure into an answer.
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
     * The messages are sent or not, whether the database takes that or not: a failure to settle is only told, and by its
     * type alone, since its text may hold what was to be written.
     */
    private List<Delivery> settle(ConnectionId connection, SmsRequest request, SmsResponse response, Instant start) {
        List<Delivery> deliveries = DeliveryMapper.deliveries(request, response, start, clock.instant());
        metrics.settled(deliveries);
        try {
            outcomes.write(deliveries);
        } catch (RuntimeException failed) {
            LOG.warning(() -> "Connection " + connection + ": the outcomes of " + deliveries.size()
                    + " messages could not be saved and stay UNKNOWN: "
                    + failed.getClass().getName());
        }
        return deliveries;
    }
}
