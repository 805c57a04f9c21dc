package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.HttpVisitor;
import org.exchangeconnect.testing.SharedServer;
import org.exchangeconnect.testing.TestAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Correlation ids lead from responses and pages to log lines; successful requests log nothing. */
class CorrelationIT {

    private static final String HEADER = "X-Correlation-ID";
    private static final String MESSAGE =
            "{\"messages\":[{\"text\":\"Hello\",\"from\":\"InfoSMS\",\"destinations\":[{\"to\":\"41793026727\"}]}]}";

    private final SharedServer shared = SharedServer.get();

    @AfterEach
    void clear() {
        shared.sandbox().faults().clear();
    }

    @Test
    void aCallbackThatIsWrongShowsTheCallersIdAndLogsIt() {
        HttpResponse<String> page =
                new HttpVisitor(shared.app()).open("api/oauth/callback?state=x", HEADER, "visit-4711");

        assertThat(page.headers().firstValue(HEADER)).hasValue("visit-4711");
        assertThat(page.body()).contains("visit-4711");
        assertLogged("visit-4711");
    }

    @Test
    void anIdThatIsNotPlainIsReplaced() {
        HttpResponse<String> page =
                new HttpVisitor(shared.app()).open("api/oauth/callback?state=x", HEADER, "<b>visit</b>");

        assertThat(page.body()).doesNotContain("visit<", "visit&lt;");
        assertLogged(page.headers().firstValue(HEADER).orElseThrow());
    }

    @Test
    void aMessageThatFailedIsFoundInTheLogByTheAnswersId() {
        String connection = TestAccounts.connectSomebody(shared);
        shared.sandbox().faults().on(PathKind.SMS).times(1).status(500);

        HttpResponse<String> failed = shared.backOffice().post(connection + "/messages", MESSAGE);

        assertThat(failed.statusCode()).isGreaterThanOrEqualTo(500);
        assertLogged(failed.headers().firstValue(HEADER).orElseThrow());
    }

    @Test
    void aRenewalAndAMessageThatGoWellWriteNothing() throws IOException {
        BackOfficeClient backOffice = shared.backOffice();
        String connection = TestAccounts.connectSomebody(shared);
        String id = connection.substring(connection.indexOf('/') + 1);
        List<String> before = linesWith(id);

        assertThat(backOffice.post(connection + "/renewals", null).statusCode()).isEqualTo(200);
        HttpResponse<String> sent = backOffice.post(connection + "/messages", MESSAGE);

        assertThat(sent.statusCode()).isEqualTo(200);
        // This later line proves that no earlier line is still buffered.
        new HttpVisitor(shared.app()).open("api/oauth/callback?state=x", HEADER, "afterwards");
        assertLogged("afterwards");
        assertThat(linesWith(id)).isEqualTo(before);
        assertThat(linesWith(sent.headers().firstValue(HEADER).orElseThrow())).isEmpty();
    }

    private void assertLogged(String id) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(linesWith("[" + id + "]")).hasSize(1));
    }

    private List<String> linesWith(String text) throws IOException {
        return Files.readAllLines(shared.log()).stream()
                .filter(line -> line.contains(text))
                .toList();
    }
}
