package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.NotificationReceiver;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failed webhook calls on a running server are listed, paged and retried, and an e-mail arrives. */
class NotificationsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SharedServer server = SharedServer.get();
    private final BackOfficeClient backOffice = server.backOffice();
    private final NotificationReceiver receiver = server.enterprise();
    private String id;

    /** Three calls about one connection fail for good: connected, disconnected and connected again. */
    @BeforeEach
    void giveUpThree() {
        SandboxUser user = server.sandbox().addUsers(1).get(0);
        receiver.refuse(user.username());
        String connection = TestAccounts.connect(server, user);
        id = connection.substring(connection.indexOf('/') + 1);
        backOffice.delete(connection);
        TestAccounts.connect(server, user);
        await().atMost(TIMEOUT).until(() -> dead("").size() == 3);
        receiver.takeAgain(user.username());
    }

    @AfterEach
    void sendTheRest() {
        dead("").forEach(notice -> backOffice.post("notices/" + notice.getString("id") + "/deliveries", null));
        backOffice.delete("connections/" + id);
    }

    @Test
    void aCallThatWasGivenUpIsSeenWithItsReasonAndWithoutItsAddress() {
        JsonObject newest = dead("").get(0);

        assertThat(newest.getString("channel")).isEqualTo("WEBHOOK");
        assertThat(newest.getString("type")).isEqualTo("RECONNECTED");
        assertThat(newest.getString("problem")).isEqualTo("HTTP_410");
        assertThat(newest.getInt("attempts")).isEqualTo(1);
        assertThat(newest.isNull("nextTryAt")).isTrue();
        assertThat(newest.getString("target")).startsWith("127.0.0.1-");
        assertThat(newest.toString()).doesNotContain("hidden", "hook", NotificationReceiver.SECRET);
        assertThat(dead("&limit=1")).extracting(one -> one.getString("type")).contains("CONNECTED", "DISCONNECTED");
    }

    @Test
    void aCallThatWasGivenUpIsMadeAgainUnderItsIdAndIsThenGone() {
        String notice = dead("").get(0).getString("id");
        long before = calls(notice);

        HttpResponse<String> answer = backOffice.post("notices/" + notice + "/deliveries", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(BackOfficeClient.json(answer).getString("status")).isEqualTo("WAITING");
        await().atMost(TIMEOUT).until(() -> calls(notice) > before);
        await().atMost(TIMEOUT)
                .until(() -> backOffice
                                .post("notices/" + notice + "/deliveries", null)
                                .statusCode()
                        == 404);
        assertThat(dead("")).extracting(one -> one.getString("id")).doesNotContain(notice);
    }

    @Test
    void aLossIsMailedByTheServersOwnJakartaMail() {
        SandboxUser lost = server.sandbox().addUsers(1).get(0);
        String connection = TestAccounts.connect(server, lost);
        server.sandbox().endTokensOf(lost.userKey());
        backOffice.post(connection + "/renewals", null);

        await().atMost(TIMEOUT).until(() -> receiver.mailsAbout(lost.username()).size() == 1);
        assertThat(receiver.mailsAbout(lost.username()).get(0))
                .contains("Subject: Exchange Connect: The connection was lost (" + lost.username() + ")")
                .contains("To: ops@example.com", "From: connect@example.com", "Infobip ended the access.");
        backOffice.delete(connection);
    }

    @Test
    void whatIsNoNoticeIsNotFound() {
        assertThat(backOffice
                        .post("notices/" + UUID.randomUUID() + "/deliveries", null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(backOffice.post("notices/nothing/deliveries", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeAskedForIsNamed() {
        for (String wrong : List.of("status=LOST", "after=1", "limit=0", "limit=501")) {
            HttpResponse<String> answer = backOffice.get("notices?" + wrong);

            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as(wrong).contains(wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void strangersSeeNothing() {
        assertThat(new HttpVisitor(server.app()).open("api/notices").statusCode())
                .isEqualTo(401);
        assertThat(new HttpVisitor(server.app())
                        .post("api/notices/" + UUID.randomUUID() + "/deliveries", "")
                        .statusCode())
                .isEqualTo(401);
    }

    private long calls(String notice) {
        return receiver.callsAbout(id).stream()
                .filter(call -> notice.equals(call.id()))
                .count();
    }

    /** Reads all pages of dead notifications and returns those of this connection, newest first. */
    private List<JsonObject> dead(String parameters) {
        List<JsonObject> found = new ArrayList<>();
        String after = "";
        while (true) {
            JsonObject page = BackOfficeClient.json(backOffice.get("notices?status=DEAD" + parameters + after));
            page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                    .filter(notice -> notice.getString("connection").equals(id))
                    .forEach(found::add);
            if (page.isNull("next")) {
                return found;
            }
            after = "&after=" + page.getString("next");
        }
    }
}
