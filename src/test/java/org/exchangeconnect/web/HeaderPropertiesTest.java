package org.exchangeconnect.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.testing.HostileInputs;

/** Any values of the headers that identify a caller are read or ignored. */
class HeaderPropertiesTest {

    @Property
    void credentialsAreReadOrNone(@ForAll("texts") String text) throws Exception {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        for (String header : List.of(text, "Basic " + text, "Basic " + encoded)) {
            inTime(() -> BasicCredentials.read(header))
                    .ifPresent(read -> assertThat(read.toString()).doesNotContain("password=" + HostileInputs.CANARY));
        }
    }

    @Property
    void whatAnAddressAnswersWithIsAlwaysKnown(@ForAll("texts") String path, @ForAll("texts") String query)
            throws Exception {
        ResponseKind kind = inTime(() -> ResponseKind.of("/api/connections/" + path, query));

        assertThat(kind).isEqualTo(ResponseKind.DATA);
        assertThat(inTime(() -> ResponseKind.of("/" + path, query))).isNotNull();
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
