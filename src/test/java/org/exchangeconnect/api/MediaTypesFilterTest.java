package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*/*",
                "application/*",
                "application/json",
                "APPLICATION/JSON; charset=UTF-8",
                "application/problem+json",
                "application/vnd.example.v1+json",
                "text/html, */*;q=0.1",
                "text/html;q=0, application/json;q=0.001",
                "application/problem+json, application/json;q=0",
                "*/*;q=0, application/*"
            })
    void jsonIsAcceptedByAnyOfItsNames(String accept) {
        assertThat(MediaTypesFilter.acceptsJson(List.of(accept))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml, text/*",
                "*/*;q=0",
                "*/* ; q=0.000",
                "application/json;q=0",
                "application/json;q=0, */*",
                "*/*, application/*;q=0"
            })
    void everythingElseIsNot(String accept) {
        assertThat(MediaTypesFilter.acceptsJson(List.of(accept))).isFalse();
    }

    @Test
    void aRequestWithoutTheHeaderAcceptsEverything() {
        assertThat(MediaTypesFilter.acceptsJson(null)).isTrue();
        assertThat(MediaTypesFilter.acceptsJson(List.of("text/html", "application/json")))
                .isTrue();
    }
}
