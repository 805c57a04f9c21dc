package org.exchangeconnect.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Delivery reports and inbound messages that Infobip pushes. */
class ReportPushTest extends ApiTest {

    private PushReceiver receiver;

    @BeforeEach
    void receive() throws IOException {
        receiver = new PushReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aReportIsPushedWithoutASignature() {
        post(
                "/sms/3/messages",
                message("m1", ",\"webhooks\":{\"delivery\":{\"url\":\"" + receiver.url("/mine") + "\"}}"));

        assertThat(sandbox.pushReports()).containsExactly(204);

        PushReceiver.Push push = receiver.pushes().get(0);
        assertThat(push.path()).isEqualTo("/mine");
        assertThat(push.headers()).doesNotContainKeys("X-ib-exchange-req-signature", "Authorization");
        assertThat(push.body()).contains("\"messageId\":\"m1\"", "\"messageCount\":1", "\"sender\":\"InfoSMS\"");
        assertThat(sandbox.pushReports()).isEmpty();
    }

    @Test
    void theOlderApiHasItsOwnReport() {
        advanced();

        sandbox.pushReports();

        assertThat(receiver.pushes().get(0).body())
                .contains("\"smsCount\":1", "\"from\":\"InfoSMS\"")
                .doesNotContain("messageCount", "sender");
    }

    @Test
    void aTestCanAskForASignature() {
        advanced();

        sandbox.pushReports(PushStyle.SIGNED);

        assertThat(receiver.pushes().get(0).headers())
                .containsKeys("X-ib-exchange-req-signature", "X-ib-exchange-req-timestamp");
    }

    @Test
    void aRefusedReportIsPushedAgain() {
        advanced();
        receiver.answer(503);
        assertThat(sandbox.pushReports()).containsExactly(503);
        receiver.answer(200);

        assertThat(sandbox.pushReports()).containsExactly(200);
    }

    @Test
    void aSubscriptionReceivesReportsWithBasicCredentials() {
        subscribe("BASIC", "{\"username\":\"infobip\",\"password\":\"s3cret\"}", "");
        send("m1");

        assertThat(sandbox.pushReports()).containsExactly(204);

        String expected = "Basic " + Base64.getEncoder().encodeToString("infobip:s3cret".getBytes(UTF_8));
        assertThat(receiver.pushes().get(0).headers().getFirst("Authorization")).isEqualTo(expected);
        assertThat(ids(get("/sms/1/reports"))).isEmpty();
    }

    @Test
    void anHmacOfTheBodyIsInTheHeaderThatIsConfigured() throws Exception {
        sandbox.reconfigure(options -> options.hmacHeader("X-Body-Hash"));
        subscribe("HMAC", "{\"secretKey\":\"k3y\",\"algorithm\":\"HMAC_SHA_256\"}", "");
        send("m1");

        sandbox.pushReports();

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("k3y".getBytes(UTF_8), "HmacSHA256"));
        PushReceiver.Push push = receiver.pushes().get(0);
        assertThat(push.headers().getFirst("X-Body-Hash"))
                .isEqualTo(HexFormat.of().formatHex(mac.doFinal(push.body().getBytes(UTF_8))));
    }

    @Test
    void oauthCredentialsFetchATokenFirst() {
        subscribe(
                "OAUTH",
                "{\"tokenUrl\":\"" + receiver.url("/token")
                        + "\",\"grantType\":\"client_credentials\",\"clientId\":\"me\",\"clientSecret\":\"s3cret\"}",
                "");
        send("m1");

        sandbox.pushReports();

        assertThat(receiver.tokenRequests())
                .containsExactly("grant_type=client_credentials&client_id=me&client_secret=s3cret");
        assertThat(receiver.pushes().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    void theUrlOfAMessageOverridesTheSubscription() {
        subscribe("BASIC", "{\"username\":\"infobip\",\"password\":\"s3cret\"}", "");
        post(
                "/sms/3/messages",
                message("m1", ",\"webhooks\":{\"delivery\":{\"url\":\"" + receiver.url("/mine") + "\"}}"));

        sandbox.pushReports();

        assertThat(receiver.pushes()).singleElement().satisfies(push -> {
            assertThat(push.path()).isEqualTo("/mine");
            assertThat(push.headers()).doesNotContainKey("Authorization");
        });
    }

    @Test
    void aMessageThatWantsNoPushIsFetched() {
        subscribe("BASIC", "{\"username\":\"infobip\",\"password\":\"s3cret\"}", "");
        post("/sms/3/messages", message("m1", ",\"webhooks\":{\"delivery\":{\"notify\":false}}"));

        assertThat(sandbox.pushReports()).isEmpty();
        assertThat(ids(get("/sms/3/reports"))).containsExactly("m1");
    }

    @Test
    void aSubscriptionWithCriteriaReceivesNothingElse() {
        subscribe(
                "BASIC",
                "{\"username\":\"infobip\",\"password\":\"s3cret\"}",
                ",\"criteria\":[{\"applicationId\":\"shop\"}]");
        send("m1");
        post("/sms/3/messages", message("m2", ",\"options\":{\"platform\":{\"applicationId\":\"shop\"}}"));

        sandbox.pushReports();

        assertThat(receiver.pushes()).singleElement().satisfies(push -> assertThat(push.body())
                .contains("m2"));
        assertThat(ids(get("/sms/3/reports"))).containsExactly("m1");
    }

    @Test
    void aProfileBatchesReportsAndAddsItsHeaders() {
        post(
                "/subscriptions/1/profiles",
                "{\"profileId\":\"p1\",\"maxBucketSize\":2,\"headers\":{\"X-Mine\":\"yes\"},\"webhook\":{\"notifyUrl\":\""
                        + receiver.url("/all") + "\"}}");
        post(
                "/subscriptions/1/subscription/SMS",
                "{\"subscriptionId\":\"s1\",\"events\":[\"DELIVERY\"],\"profile\":{\"profileId\":\"p1\"}}");
        send("m1");
        send("m2");
        send("m3");

        assertThat(sandbox.pushReports()).containsExactly(204, 204);

        assertThat(receiver.pushes().get(0).body()).contains("m1", "m2");
        assertThat(receiver.pushes().get(1).body()).contains("m3");
        assertThat(receiver.pushes().get(0).headers().getFirst("X-Mine")).isEqualTo("yes");
    }

    @Test
    void anInboundMessageIsPushedToItsSubscription() {
        subscribe("BASIC", "{\"username\":\"infobip\",\"password\":\"s3cret\"}", "");
        sandbox.receive(user.accountKey(), "41790000001", "41790000099", "STOP");

        assertThat(sandbox.pushInbound()).containsExactly(204);

        assertThat(receiver.pushes().get(0).body()).contains("\"keyword\":\"STOP\"");
        assertThat(results(get("/sms/1/inbox/reports"))).isEmpty();
    }

    @Test
    void theSecretsOfASubscriptionAreKnown() {
        subscribe("BASIC", "{\"username\":\"infobip\",\"password\":\"s3cret\"}", "");

        assertThat(sandbox.recorder().secretsIssued()).contains("s3cret");
    }

    private void advanced() {
        post(
                "/sms/2/text/advanced",
                "{\"messages\":[{\"from\":\"InfoSMS\",\"text\":\"Hi\",\"notifyUrl\":\"" + receiver.url("/mine")
                        + "\",\"destinations\":[{\"to\":\"41793026727\"}]}]}");
    }

    private void subscribe(String type, String credentials, String more) {
        assertThat(post(
                                "/subscriptions/1/subscription/SMS",
                                "{\"subscriptionId\":\"s1\",\"events\":[\"DELIVERY\",\"INBOUND_MESSAGE\"]" + more
                                        + ",\"profile\":{\"profileId\":\"p1\",\"webhook\":{\"notifyUrl\":\""
                                        + receiver.url("/all")
                                        + "\"},\"security\":{\"authId\":\"a1\",\"type\":\"" + type
                                        + "\",\"credentials\":"
                                        + credentials + "}}}")
                        .statusCode())
                .isEqualTo(201);
    }
}
