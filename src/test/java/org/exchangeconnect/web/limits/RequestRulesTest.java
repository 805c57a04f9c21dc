package org.exchangeconnect.web.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/connections, 65536",
        "PATCH, /api/connections/x, 65536",
        "POST, /api/connections/x/keys, 65536",
        "POST, /api/connections/x/messages, 1048576",
        "POST, /api/connections/x/messages/preview, 65536",
        "PATCH, /api/connections/x/bulks/b, 65536",
        "DELETE, /api/connections/x/bulks/b, 0",
        "POST, /api/webhooks/delivery-reports, 1048576",
        "POST, /api/webhooks/inbound-messages, 1048576",
        "POST, /settings, 65536",
        "POST, /operator, 65536",
        "GET, /settings, 0",
        "GET, /api/connections, 0",
        "PUT, /api/connections, 0",
        "POST, /api/nowhere, 0",
        "POST, /api/connections/x/renewals, 0",
        "POST, /api/oauth/authorize, 0",
        "POST, /api/webhooks/delivery-reports/x, 0",
        "POST, /style.css, 0",
        "POST, /metrics, 0"
    })
    void aBodyIsReadWhereSomethingNeedsItAndUpToASize(String method, String path, int bytes) {
        assertThat(RequestRules.of(method, path).maxBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/connections/x/messages, true",
        "POST, /api/connections/x/messages/, true",
        "GET, /api/connections/x/messages, false",
        "POST, /api/connections/x/renewals, false",
        "POST, /api/connections/x/messages/y, false",
        "POST, /api/connections/x/messages/preview, false",
        "POST, /gateway/api/connections/x/messages, false"
    })
    void aSendIsAPostOfMessages(String method, String path, boolean send) {
        assertThat(RequestRules.isSend(method, path)).isEqualTo(send);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "FOO", "OPTIONS", "PATCH", "get"})
    void pagesAndFilesHaveFewMethods(String method) {
        assertThat(RequestRules.of(method, "/settings").allows(method)).isFalse();
        assertThat(RequestRules.of(method, "/style.css").allows(method)).isFalse();
        assertThat(RequestRules.of(method, "/metrics").allow()).isEqualTo("GET, HEAD");
        assertThat(RequestRules.of(method, "/gateway/sms/3/messages").allows(method))
                .isTrue();
    }

    @Test
    void theMediaTypeDecidesBeforeAnythingIsRead() {
        RequestRules messages = RequestRules.of("POST", "/api/connections/x/messages");
        RequestRules form = RequestRules.of("POST", "/settings");

        assertThat(messages.accepts("Application/JSON ; charset=utf-8")).isTrue();
        assertThat(messages.accepts("text/plain")).isFalse();
        assertThat(messages.accepts(null)).isTrue();
        assertThat(messages.accepts("application/merge-patch+json")).isTrue();
        assertThat(form.accepts(null)).isFalse();
        assertThat(form.accepts("application/x-www-form-urlencoded")).isTrue();
        assertThat(form.accepts("multipart/form-data; boundary=x")).isFalse();
    }
}
