package org.exchangeconnect.web.login;

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

/** Any value of the header that identifies a caller is read or ignored. */
class HeaderPropertiesTest {

    @Property
    void credentialsAreReadOrNone(@ForAll("texts") String text) throws Exception {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
        for (String header : List.of(text, "Basic " + text, "Basic " + encoded)) {
            inTime(() -> BasicCredentials.read(header))
                    .ifPresent(read -> assertThat(read.toString()).doesNotContain("password=" + HostileInputs.CANARY));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
