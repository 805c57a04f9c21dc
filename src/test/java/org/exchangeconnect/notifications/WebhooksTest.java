package org.exchangeconnect.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.exchangeconnect.config.NotificationSettings;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.EventRepository;
import org.exchangeconnect.connection.MessageEvent;
import org.exchangeconnect.connection.MessageEventRepository;
import org.exchangeconnect.notifications.Notification.Channel;
import org.exchangeconnect.notifications.Notification.Subject;
import org.exchangeconnect.oauth.Identity;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.testing.EveryStorage;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.Storage;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events to the operator's webhook URL, on every storage. */
@EveryStorage
class WebhooksTest {

    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final MovableClock clock = new MovableClock();
    private final HttpServer enterprise = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    private final Queue<Integer> answers = new ArrayDeque<>();
    private final List<WebhookCall> calls = new CopyOnWriteArrayList<>();
    private final Jdbi jdbi;
    private final ConnectionId connection;
    private NotificationRepository notifications;
    private EventRepository events;
    private MessageEventRepository messages;
    private NotificationSender sender;

    private record WebhookCall(String id, String timestamp, String signature, String body) {}

    WebhooksTest(Storage storage) throws IOException {
        enterprise.createContext("/", this::take);
        enterprise.start();
        jdbi = storage.migrated();
        connection = new ConnectionRepository(jdbi, clock)
                .connected(new Identity("8F07", "F443", "maya", "maya@example.com", null, List.of(), List.of()))
                .id();
        configure("http://127.0.0.1:" + enterprise.getAddress().getPort() + "/hook?key=hidden");
    }

    @AfterEach
    void stop() {
        enterprise.stop(0);
    }

    @Test
    void theEnterpriseHearsAtOnceOfAConnectionThatNeedsAPerson() {
        events.add(connection, Type.RECONNECT_REQUIRED, null, "TOKEN_REFUSED");

        sender.sendDue();

        JsonObject body =
                Json.createReader(new StringReader(calls.get(0).body())).readObject();
        assertThat(body.getString("type")).isEqualTo("RECONNECT_REQUIRED");
        assertThat(body.getString("timestamp")).isEqualTo(clock.instant().toString());
        JsonObject data = body.getJsonObject("data");
        assertThat(data.getString("detail")).isEqualTo("TOKEN_REFUSED");
        assertThat(data.getJsonObject("connection").getString("id")).isEqualTo(connection.toString());
        assertThat(data.getJsonObject("connection").getString("accountKey")).isEqualTo("8F07");
        assertThat(all()).isEmpty();
    }

    @Test
    void aCallIsSignedAsTheStandardWebhooksSay() throws Exception {
        events.add(connection, Type.DISCONNECTED, "demo", null);

        sender.sendDue();

        WebhookCall call = calls.get(0);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        byte[] expected = mac.doFinal((call.id() + "." + call.timestamp() + "." + call.body()).getBytes(UTF_8));
        assertThat(call.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        assertThat(call.timestamp()).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
    }

    @Test
    void theTextOfAReceivedMessageIsSentAndStandsNowhereInTheOutbox() {
        JsonObject message =
                Json.createObjectBuilder().add("text", "a private answer").build();
        jdbi.useTransaction(handle -> messages.fire(
                handle,
                List.of(new MessageEvent(connection, MessageEvent.Type.MESSAGE_RECEIVED, clock.instant(), message))));
        assertThat(all()).extracting(Notification::body).containsExactly("");

        sender.sendSome(Subject.MESSAGE);

        assertThat(calls).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"MESSAGE_RECEIVED\"", "a private answer", connection.toString()));
        assertThat(all()).isEmpty();
        long bodies = jdbi.withHandle(handle -> handle.createQuery("select count(*) from notice_body")
                .mapTo(Long.class)
                .one());
        assertThat(bodies).isZero();
    }

    @Test
    void eventsThatNobodyAskedForAreNotTold() {
        events.add(connection, Type.RENEWAL_FAILED, null, "UNREACHABLE");

        assertThat(all()).isEmpty();
    }

    @Test
    void aCallThatWasNotTakenIsMadeAgainUnderTheSameIdAfterAWhile() {
        answers.add(503);
        events.add(connection, Type.RECONNECT_REQUIRED, null, "LAPSED");

        sender.sendDue();
        sender.sendDue();
        assertThat(calls).hasSize(1);
        assertThat(all()).singleElement().satisfies(notice -> {
            assertThat(notice.problem()).isEqualTo("HTTP_503");
            assertThat(notice.isDead()).isFalse();
        });

        clock.advance(Duration.ofSeconds(5));
        sender.sendDue();
        assertThat(calls)
                .hasSize(2)
                .extracting(WebhookCall::id)
                .containsOnly(calls.get(0).id());
        assertThat(all()).isEmpty();
    }

    @Test
    void anAddressThatNeverTakesACallIsGivenUpVisiblyAndCanBeCalledAgain() {
        events.add(connection, Type.RECONNECT_REQUIRED, null, "LAPSED");
        for (int tries = 0; tries < 30; tries++) {
            answers.add(500);
            sender.sendDue();
            clock.advance(Duration.ofHours(12));
        }

        assertThat(calls).hasSizeLessThan(12);
        Notification dead =
                notifications.page(Optional.of(true), Optional.empty(), 10).get(0);
        assertThat(notifications.page(Optional.of(false), Optional.empty(), 10)).isEmpty();
        assertThat(notifications.numbers().get(Channel.WEBHOOK))
                .isEqualTo(new NotificationRepository.NotificationCounts(0, 1));

        answers.clear();
        assertThat(notifications.sendAgain(dead.id())).isTrue();
        sender.sendDue();
        assertThat(all()).isEmpty();
    }

    @Test
    void anAddressThatIsGoneForGoodIsNotCalledAgain() {
        answers.add(410);
        events.add(connection, Type.RECONNECT_REQUIRED, null, "LAPSED");

        sender.sendDue();

        assertThat(all()).singleElement().satisfies(notice -> assertThat(notice.isDead())
                .isTrue());
    }

    @Test
    void anAddressThatDoesNotAnswerIsTriedOnceHoweverMuchWaitsForIt() {
        enterprise.stop(0);
        for (int i = 0; i < 50; i++) {
            events.add(connection, Type.RECONNECT_REQUIRED, null, "LAPSED");
        }

        sender.sendDue();

        assertThat(all()).filteredOn(notice -> notice.attempts() > 0).hasSize(1);
        assertThat(all()).hasSize(50).noneMatch(Notification::isDead);
    }

    @Test
    void anAddressThatWasTakenOutOfTheConfigurationIsGivenUp() {
        events.add(connection, Type.RECONNECT_REQUIRED, null, "LAPSED");
        configure("http://127.0.0.1:1/other");

        sender.sendDue();

        assertThat(calls).isEmpty();
        assertThat(all()).extracting(Notification::problem).containsExactly("TARGET_GONE");
    }

    @Test
    void nothingOfAnAddressButItsHostIsShown() {
        events.add(connection, Type.RECONNECT_REQUIRED, null, "LAPSED");

        assertThat(all()).extracting(Notification::target).singleElement().satisfies(target -> assertThat(target)
                .startsWith("127.0.0.1-")
                .doesNotContain("hidden", "hook"));
    }

    @Test
    void nodesNeverGetTheSameNotice() {
        events.add(connection, Type.RECONNECT_REQUIRED, null, "LAPSED");

        assertThat(notifications.claim(Subject.ACCOUNT, Set.of(), 10, Duration.ofMinutes(1)))
                .hasSize(1);
        assertThat(notifications.claim(Subject.ACCOUNT, Set.of(), 10, Duration.ofMinutes(1)))
                .isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(notifications.claim(Subject.ACCOUNT, Set.of(), 10, Duration.ofMinutes(1)))
                .hasSize(1);
    }

    @Test
    void eventsAndDeadNoticesEndWithTheirTimeAndWhatIsNewerStays() {
        answers.add(410);
        events.add(connection, Type.CONNECTED, "maya", null);
        sender.sendDue();
        clock.advance(Duration.ofDays(31));
        events.add(connection, Type.RENEWAL_FAILED, null, "UNREACHABLE");

        sender.forget();

        assertThat(events.page(connection, Long.MAX_VALUE, 10))
                .extracting(event -> event.type())
                .containsExactly(Type.RENEWAL_FAILED);
        assertThat(all()).isEmpty();
    }

    private void configure(String address) {
        NotificationSettings settings = new NotificationSettings(
                Duration.ofDays(30),
                List.of(URI.create(address)),
                Optional.of(Secret.of("whsec_" + KEY)),
                Set.of("CONNECTED", "RECONNECT_REQUIRED", "DISCONNECTED", "MESSAGE_RECEIVED"),
                Optional.empty());
        NotificationFixture telling = NotificationFixture.by(settings, jdbi, clock);
        notifications = telling.notices();
        events = telling.events();
        messages = telling.messages();
        sender = telling.sender();
    }

    private List<Notification> all() {
        return notifications.page(Optional.empty(), Optional.empty(), 100);
    }

    private void take(HttpExchange exchange) throws IOException {
        calls.add(new WebhookCall(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        Integer answer = answers.poll();
        exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
        exchange.close();
    }
}
