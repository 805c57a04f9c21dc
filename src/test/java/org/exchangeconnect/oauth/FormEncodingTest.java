package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormEncodingTest {

    @Test
    void parametersKeepTheirOrder() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", "a");

        assertThat(FormEncoding.encode(parameters)).isEqualTo("grant_type=authorization_code&code=a");
    }

    @Test
    void nothingInANameOrValueCanMakeAnotherParameter() {
        assertThat(FormEncoding.encode(Map.of("a&b", "c=d&e\r\nf%ä"))).isEqualTo("a%26b=c%3Dd%26e%0D%0Af%25%C3%A4");
    }
}
