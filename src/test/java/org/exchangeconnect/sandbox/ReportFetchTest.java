package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Delivery reports are handed out once for the whole account, to the first caller. */
class ReportFetchTest extends ApiTest {

    @Test
    void aReportThatOneProgramFetchedIsGoneForAllOthersOfTheAccount() {
        send("m1");
        String colleague = "App " + SandboxOptions.DEFAULT_API_KEY;

        assertThat(ids(client.call("GET", "/sms/1/reports", colleague, null))).containsExactly("m1");

        assertThat(ids(get("/sms/1/reports"))).isEmpty();
        assertThat(ids(get("/sms/3/reports"))).isEmpty();
    }

    @Test
    void filtersLeaveOtherReportsToOtherPrograms() {
        send("m1");
        send("m2");
        String bulkId = SandboxClient.json(send("m3")).getString("bulkId");

        assertThat(ids(get("/sms/1/reports?messageId=m1"))).containsExactly("m1");
        assertThat(ids(get("/sms/3/reports?bulkId=" + bulkId))).containsExactly("m3");
        assertThat(ids(get("/sms/1/reports?applicationId=other"))).isEmpty();
        assertThat(ids(get("/sms/1/reports"))).containsExactly("m2");
    }

    @Test
    void aLimitLeavesTheOlderReportsForTheNextCall() {
        send("m1");
        send("m2");

        assertThat(ids(get("/sms/1/reports?limit=1"))).containsExactly("m2");
        assertThat(ids(get("/sms/1/reports?limit=1"))).containsExactly("m1");
    }

    @Test
    void reportsCanBeFetchedFor48Hours() {
        send("m1");
        clock.advance(Duration.ofHours(49));
        connect();

        assertThat(ids(get("/sms/1/reports"))).isEmpty();
    }

    @Test
    void aParameterThatInfobipDoesNotHaveIsRefused() {
        assertThat(get("/sms/1/reports?bulkid=x").statusCode()).isEqualTo(400);
        assertThat(get("/sms/1/reports?limit=1001").statusCode()).isEqualTo(400);
    }

    @Test
    void anInboundMessageIsHandedOutOnceToItsAccountOnly() {
        sandbox.receive(user.accountKey(), "41790000001", "41790000099", "QUIZ Paris is right");
        String other = "IBSSO " + sandbox.issueToken(sandbox.users().get(1).userKey());

        assertThat(results(client.call("GET", "/sms/1/inbox/reports", other, null)))
                .isEmpty();
        assertThat(results(get("/sms/1/inbox/reports"))).singleElement().satisfies(message -> {
            assertThat(message.getString("keyword")).isEqualTo("QUIZ");
            assertThat(message.getString("cleanText")).isEqualTo("Paris is right");
        });
        assertThat(results(get("/sms/1/inbox/reports"))).isEmpty();
    }
}
