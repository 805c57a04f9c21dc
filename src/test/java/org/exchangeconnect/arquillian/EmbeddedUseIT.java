package org.exchangeconnect.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.exchangeconnect.example.Reminders;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.SandboxUser;
import org.exchangeconnect.sandbox.demo.AppConfiguration;
import org.exchangeconnect.testing.BackOfficeClient;
import org.exchangeconnect.testing.HttpVisitor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Optional setups of an operator: a confidential client with {@code infobip.oauth.pkce=always}, and custom code next to
 * the application in a jar in the WAR. Both share one server start.
 */
@Tag("arquillian")
@ArquillianTest
class EmbeddedUseIT {

    private static final DeploymentSandbox FLOW = new DeploymentSandbox(app -> app);

    private final BackOfficeClient backOffice =
            new BackOfficeClient(BuiltWar.address(), AppConfiguration.USER, AppConfiguration.PASSWORD);

    @Deployment(testable = false)
    static Archive<?> war() {
        AppConfiguration keys = FLOW.keys(EmbeddedUseIT.class)
                .with("infobip.oauth.pkce", "always")
                .with("connect.api.user", AppConfiguration.USER)
                .with("connect.api.password", AppConfiguration.PASSWORD);
        return BuiltWar.configured(keys)
                .addAsLibraries(ShrinkWrap.create(JavaArchive.class, "reminders.jar")
                        .addPackage(Reminders.class.getPackage())
                        .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml"));
    }

    @Test
    void aConfidentialClientMayUsePkceToo() {
        HttpVisitor visitor = FLOW.visitor();
        URI request = visitor.redirectFrom(DeploymentSandbox.LINK);

        assertThat(DeploymentSandbox.query(request))
                .containsOnlyKeys("code_challenge", "response_type", "client_id", "state", "redirect_uri", "scope");
        assertThat(DeploymentSandbox.query(request).get("code_challenge")).matches("[A-Za-z0-9_-]{43}");
        assertThat(visitor.open(FLOW.accept(request)).statusCode()).isEqualTo(303);
        assertThat(FLOW.lastExchange())
                .containsOnlyKeys("client_id", "client_secret", "code_verifier", "code", "redirect_uri", "grant_type");
        assertThat(FLOW.lastExchange().get("code_verifier")).matches("[A-Za-z0-9._~-]{43,128}");
    }

    @Test
    void theSamePressedTwiceIsOneAttemptWithOneVerifier() {
        HttpVisitor visitor = FLOW.visitor();
        String link = visitor.connectLink(visitor.openFramed("settings?state=twice"));

        assertThat(visitor.redirectFrom(link)).isEqualTo(visitor.redirectFrom(link));
        assertThat(FLOW.connect(visitor, link).statusCode()).isEqualTo(303);
    }

    @Test
    void codeInTheSameServerSendsForAnAccountBeforeAndAfterARenewal() {
        String account = connectSomebody();

        assertThat(reminders(account, "&to=41793026727&text=" + encode("Tomorrow at nine")))
                .isEqualTo("SENT");
        assertThat(backOffice.post("connections/" + account + "/renewals", null).statusCode())
                .isEqualTo(200);
        assertThat(reminders(account, "&to=41793026728&text=" + encode("Today at nine")))
                .isEqualTo("SENT");

        assertThat(FLOW.sandbox().messages())
                .filteredOn(message -> "Reminders".equals(message.from()))
                .extracting(message -> message.to() + " " + message.text())
                .containsExactlyInAnyOrder("41793026727 Tomorrow at nine", "41793026728 Today at nine");
        assertThat(BackOfficeClient.json(backOffice.get("connections/" + account + "/messages"))
                        .getJsonArray("items")
                        .getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getString("to") + " " + entry.getString("outcome"))
                .containsExactly("41793026728 SENT", "41793026727 SENT");
    }

    @Test
    void codeInTheSameServerMakesAnyCallWithTheTokenAndReplacesARefusedOne() {
        String account = connectSomebody();
        FLOW.sandbox().faults().on(PathKind.ACCOUNT).once().status(401);

        assertThat(reminders(account, "")).contains("\"balance\":47.79134");
        assertThat(BackOfficeClient.json(backOffice.get("connections/" + account))
                        .getInt("renewals"))
                .isPositive();
    }

    @Test
    void codeInTheSameServerIsToldWhatIsWrongAndThatNothingWasSent() {
        String account = connectSomebody();
        backOffice.delete("connections/" + account);

        assertThat(reminders(account, "&to=nobody&text=hello"))
                .startsWith("WRONG")
                .contains("/messages/0");
        assertThat(reminders(account, "&to=41793026729&text=hello")).isEqualTo("RECONNECT");
        assertThat(FLOW.sandbox().messages())
                .extracting(message -> message.to())
                .doesNotContain("41793026729");
    }

    private String connectSomebody() {
        SandboxUser user = FLOW.sandbox().addUsers(1).get(0);
        HttpVisitor visitor = FLOW.visitor();
        URI back = FLOW.sandbox().approve(user.userKey(), visitor.redirectFrom(DeploymentSandbox.LINK));
        visitor.open(back.toString());
        return backOffice.connectionOf(user.userKey()).getString("id");
    }

    private static String reminders(String account, String query) {
        return FLOW.visitor().open("reminders?account=" + account + query).body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
