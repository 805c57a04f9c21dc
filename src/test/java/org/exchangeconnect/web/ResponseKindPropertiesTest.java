package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.testing.HostileInputs;

/** Any path and query has a known kind of response. */
class ResponseKindPropertiesTest {

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
