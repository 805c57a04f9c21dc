package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exchangeconnect.sandbox.RequestOutcome;
import org.exchangeconnect.sandbox.Sandbox;
import org.exchangeconnect.sandbox.SentMessage;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Infobip's official clients, unmodified, through the gateway. Long run: {@code mvn verify -Dskip.unit
 * -Dit.test=OfficialSdksIT -Dgateway.duration=PT5M}.
 */
class OfficialSdksIT {

    private static final Duration DURATION = Duration.parse(System.getProperty("gateway.duration", "PT3S"));
    private static final int PER_SECOND = 20;
    private static final String ACCEPTED = "PENDING_ACCEPTED";

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private final Sandbox sandbox = server.sandbox();
    private DedicatedHostProxy ownHost;
    private String connection;
    private String key;

    @BeforeEach
    void connect() throws IOException {
        ownHost = new DedicatedHostProxy(URI.create(server.app() + "gateway"));
        connection = TestAccounts.connectSomebody(server);
        key = BackOfficeClient.json(backOffice.post(connection + "/keys", "{\"name\":\"Till\"}"))
                .getString("key");
    }

    @AfterEach
    void clear() {
        ownHost.close();
        backOffice.delete(connection);
    }

    @ParameterizedTest
    @EnumSource(Sdk.class)
    void eachClientSendsWithOnlyBaseUrlAndKeyChanged(Sdk sdk) {
        try (Sdk.Sending client = open(sdk, key)) {
            assertThat(client.send("first by " + sdk)).isEqualTo(ACCEPTED);
            assertThat(client.send("second by " + sdk)).isEqualTo(ACCEPTED);
        }
        assertThat(sentTimes("first by " + sdk)).isEqualTo(1);
        assertThat(sentTimes("second by " + sdk)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Sdk.class)
    void eachClientUnderstandsThatItsKeyIsNone(Sdk sdk) {
        try (Sdk.Sending client = open(sdk, "no-key")) {
            assertThat(client.send("never by " + sdk)).isEqualTo("FAILED 401");
        }
        assertThat(sentTimes("never by " + sdk)).isZero();
    }

    @Test
    void whileTokensRotateNoneFailsAndNoneIsSentTwice() throws Exception {
        long malformed = sandbox.recorder().count(RequestOutcome.MALFORMED);
        int before = renewals();
        Map<String, String> outcomes = new ConcurrentHashMap<>();
        Map<Sdk, Sdk.Sending> clients = new EnumMap<>(Sdk.class);
        List<ScheduledExecutorService> pacers = new ArrayList<>();
        for (Sdk sdk : Sdk.values()) {
            clients.put(sdk, open(sdk, key));
            clients.get(sdk).send("warm " + sdk);
        }
        clients.forEach((sdk, client) -> pacers.add(pace(sdk, client, outcomes)));
        TimeUnit.MILLISECONDS.sleep(DURATION.toMillis());
        for (ScheduledExecutorService pacer : pacers) {
            pacer.shutdown();
            assertThat(pacer.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        clients.values().forEach(Sdk.Sending::close);
        report(outcomes, renewals() - before);

        assertThat(outcomes).hasSizeGreaterThan((int) (DURATION.toSeconds() * PER_SECOND * 0.8));
        assertThat(outcomes.values()).containsOnly(ACCEPTED);
        assertThat(timesSent())
                .containsAllEntriesOf(
                        outcomes.keySet().stream().collect(Collectors.toMap(Function.identity(), text -> 1L)));
        assertThat(renewals() - before).isGreaterThanOrEqualTo((int) DURATION.toMinutes());
        assertThat(sandbox.recorder().count(RequestOutcome.MALFORMED)).isEqualTo(malformed);
    }

    /** Sends one client's share of the total rate. */
    private static ScheduledExecutorService pace(Sdk sdk, Sdk.Sending client, Map<String, String> outcomes) {
        ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor();
        int[] number = new int[1];
        Runnable one = () -> {
            String text = "paced " + sdk + " " + number[0]++;
            outcomes.put(text, String.valueOf(client.send(text)));
        };
        pacer.scheduleAtFixedRate(one, 0, Sdk.values().length * 1000L / PER_SECOND, TimeUnit.MILLISECONDS);
        return pacer;
    }

    private void report(Map<String, String> outcomes, int renewals) {
        long accepted = outcomes.values().stream().filter(ACCEPTED::equals).count();
        long twice = timesSent().values().stream().filter(times -> times > 1).count();
        System.out.printf(
                "%nOfficial clients through the gateway for %s: %d sent, %d accepted, %d sent twice, %d renewals%n",
                DURATION, outcomes.size(), accepted, twice, renewals);
    }

    private Map<String, Long> timesSent() {
        return sandbox.messages().stream()
                .map(SentMessage::text)
                .filter(text -> text.startsWith("paced "))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private long sentTimes(String text) {
        return sandbox.messages().stream()
                .filter(message -> text.equals(message.text()))
                .count();
    }

    private int renewals() {
        JsonObject shown = BackOfficeClient.json(backOffice.get(connection));
        return shown.getInt("renewals");
    }

    private Sdk.Sending open(Sdk sdk, String apiKey) {
        return sdk.open(ownHost.address(), server.app() + "gateway", apiKey);
    }
}
