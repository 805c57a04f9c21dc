package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The logs of sent messages: the newer ones, and the deprecated ones. */
class MessageLogsTest extends ApiTest {

    @Test
    void logsHaveTheStatusOfAMessageAnyNumberOfTimes() {
        send("m1");

        for (int i = 0; i < 2; i++) {
            JsonObject newer = results(get("/sms/3/logs?messageId=m1")).get(0);
            JsonObject older = results(get("/sms/1/logs?messageId=m1")).get(0);
            assertThat(newer.getString("destination")).isEqualTo(TO);
            assertThat(newer.getJsonObject("content").getString("text")).isEqualTo("Hello");
            assertThat(older.getString("to")).isEqualTo(TO);
            assertThat(older.getJsonObject("status").getString("name")).isEqualTo("DELIVERED_TO_HANDSET");
        }
    }

    @Test
    void severalMessagesAreAskedForWithCommas() {
        IntStream.rangeClosed(1, 4).forEach(i -> send("m" + i));

        assertThat(ids(get("/sms/3/logs?messageId=m1,m3"))).containsExactly("m3", "m1");
        assertThat(ids(get("/sms/3/logs?messageId=m2&messageId=m4"))).containsExactly("m4", "m2");
    }

    @Test
    void eachVersionHasItsOwnNamesOfTheNumbers() {
        send("m1");

        assertThat(ids(get("/sms/3/logs?sender=InfoSMS&destination=" + TO))).containsExactly("m1");
        assertThat(ids(get("/sms/3/logs?destination=41"))).isEmpty();
        assertThat(ids(get("/sms/1/logs?from=InfoSMS&to=" + TO))).containsExactly("m1");
        assertThat(get("/sms/3/logs?from=InfoSMS").statusCode()).isEqualTo(400);
        assertThat(get("/sms/1/logs?sender=InfoSMS").statusCode()).isEqualTo(400);
    }

    @Test
    void statusTimeAndNetworkFilter() {
        send("m1");
        String now = clock.instant().toString();
        clock.advance(Duration.ofSeconds(1));

        assertThat(ids(get("/sms/3/logs?generalStatus=DELIVERED"))).containsExactly("m1");
        assertThat(ids(get("/sms/3/logs?generalStatus=REJECTED"))).isEmpty();
        assertThat(ids(get("/sms/3/logs?sentSince=" + now))).containsExactly("m1");
        assertThat(ids(get("/sms/3/logs?sentSince=" + clock.instant()))).isEmpty();
        assertThat(ids(get("/sms/3/logs?sentUntil=" + now))).containsExactly("m1");
        assertThat(ids(get("/sms/3/logs?mcc=228&mnc=01"))).containsExactly("m1");
        assertThat(ids(get("/sms/3/logs?mcc=229"))).isEmpty();
    }

    @Test
    void aCursorLeadsThroughAllPages() {
        IntStream.rangeClosed(1, 5).forEach(i -> send("m" + i));
        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            HttpResponse<String> page = get("/sms/3/logs?limit=2&useCursor=true" + next);
            seen.addAll(ids(page));
            String cursor = SandboxClient.json(page).getJsonObject("cursor").getString("nextCursor", null);
            next = cursor == null ? null : "&cursor=" + cursor;
        }

        assertThat(seen).containsExactly("m5", "m4", "m3", "m2", "m1");
        assertThat(get("/sms/3/logs?useCursor=true&cursor=mine").statusCode()).isEqualTo(400);
    }

    @Test
    void moreThan120CallsAMinuteAreRefused() {
        for (int i = 0; i < 120; i++) {
            assertThat(get("/sms/3/logs").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = get("/sms/3/logs");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
        assertThat(SandboxClient.json(refused).getString("errorCode")).isEqualTo("E429");
        assertThat(sandbox.recorder().count(RequestOutcome.THROTTLED)).isOne();
        clock.advance(Duration.ofMinutes(1));
        connect();
        assertThat(get("/sms/3/logs").statusCode()).isEqualTo(200);
    }
}
