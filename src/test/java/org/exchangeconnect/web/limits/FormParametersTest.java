package org.exchangeconnect.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.testing.HostileInputs;
import org.junit.jupiter.api.Test;

class FormParametersTest {

    @Test
    void queryAndFormAreReadInTheirOrder() {
        var parameters = FormParameters.read("a=1&b=%C3%A4+x&&c", "a=2&d==&%61=3");

        assertThat(parameters.get("a")).containsExactly("1", "2", "3");
        assertThat(parameters.get("b")).containsExactly("ä x");
        assertThat(parameters.get("c")).containsExactly("");
        assertThat(parameters.get("d")).containsExactly("=");
    }

    @Test
    void malformedEscapesAreLeftOutAndParametersAreBounded() {
        assertThat(FormParameters.read("a=%zz&b=1", "%=2")).containsOnlyKeys("b");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            many.append('p').append(i).append("=1&");
        }
        assertThat(FormParameters.read(null, many.toString())).hasSize(1_000);
    }

    @Property
    void anythingCanBeRead(@ForAll("texts") String query, @ForAll("texts") String form) throws Exception {
        assertThat(HostileInputs.inTime(() -> FormParameters.read(query, form))).isNotNull();
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
