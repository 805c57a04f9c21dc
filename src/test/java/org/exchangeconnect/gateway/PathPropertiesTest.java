package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import java.net.URI;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.testing.HostileInputs;

/** Any path that the gateway accepts stays below an allowed path, however it is interpreted. */
class PathPropertiesTest {

    private final AllowedPaths paths = new AllowedPaths(List.of("/sms/"));

    @Property
    void aPathThatIsServedStaysBelowTheAllowedOne(@ForAll("texts") String text) throws Exception {
        for (String path : List.of(text, "/sms/" + text, "/sms/1/" + text + "/x")) {
            if (inTime(() -> paths.contains(path))) {
                URI uri = URI.create("https://api.infobip.com" + path);
                assertThat(uri.normalize().getRawPath()).startsWith("/sms/").isEqualTo(path);
                assertThat(uri.getPath()).doesNotContain("/../", "\\", ";", "//", "\0");
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
