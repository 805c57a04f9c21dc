package org.exchangeconnect.arquillian;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.exchangeconnect.testing.Visitor;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A public client.  */
@Tag("arquillian")
@ArquillianTest
class PublicClientIT {

    private static final Flow FLOW = new Flow(app -> app.withClientSecret(null));

    @Deployment(testable = false)
    static Archive<?> war() {
        return BuiltWar.configured(FLOW.keys(PublicClientIT.class).without("infobip.oauth.client-secret"));
    }

    @Test
    void aPublicClientProvesItselfByPkceAndSendsNoSecret() {
        Visitor visitor = FLOW.visitor();
        URI request = visitor.redirectFrom(Flow.LINK);

        assertThat(Flow.query(request))
                .containsOnlyKeys("code_challenge", "response_type", "client_id", "state", "redirect_uri", "scope");
        assertThat(Flow.query(request).get("code_challenge")).matches("[A-Za-z0-9_-]{43}");
        assertThat(visitor.open(FLOW.accept(request)).statusCode()).isEqualTo(303);
        assertThat(FLOW.lastExchange())
                .containsOnlyKeys("client_id", "code_verifier", "code", "redirect_uri", "grant_type");
        assertThat(FLOW.lastExchange().get("code_verifier")).matches("[A-Za-z0-9._~-]{43,128}");
    }

    @Test
    void theSamePressedTwiceIsOneAttemptWithOneVerifier() {
        Visitor visitor = FLOW.visitor();
        visitor.open("settings");
        String link = Flow.LINK + "?from=settings&state=twice";

        assertThat(visitor.redirectFrom(link)).isEqualTo(visitor.redirectFrom(link));
        assertThat(FLOW.connect(visitor, link).statusCode()).isEqualTo(303);
    }
}
