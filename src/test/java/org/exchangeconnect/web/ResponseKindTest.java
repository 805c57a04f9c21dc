package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseKindTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/settings, -, PAGE",
                "/settings, v=1, PAGE",
                "/api/oauth/callback, code=1&state=a.css, PAGE",
                "/api/oauth/authorize, from=settings, DEPARTURE",
                "/api/connections, -, DATA",
                "/api/connections/style.css, v=1, DATA",
                "/gateway/sms/1/reports, -, DATA",
                "/style.css, -, STATIC",
                "/style.css, v=1f2e, VERSIONED",
                "/style.css, v=, STATIC",
                "/style.css, nov=1, STATIC",
                "/script.js, a=b&v=1f2e, VERSIONED",
                "/jakarta.faces.resource/faces.js.xhtml, ln=jakarta.faces&v=4_0_3, VERSIONED",
                "/, -, PAGE",
            })
    void isToldByAddressAndVersion(String path, String query, ResponseKind kind) {
        assertThat(ResponseKind.of(path, query)).isEqualTo(kind);
    }
}
