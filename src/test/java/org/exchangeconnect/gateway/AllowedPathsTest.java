package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPathsTest {

    private final AllowedPaths paths = new AllowedPaths(List.of("/sms/", "/whatsapp/1/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sms/3/messages",
                "/sms/2/text/advanced",
                "/sms/",
                "/whatsapp/1/message/text",
                "/sms/1/a%20b",
                "/sms/1/..hidden",
                "/sms/1/v1.2"
            })
    void pathsBelowTheAllowedOnesAreServed(String path) {
        assertThat(paths.contains(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/sms",
                "/SMS/1",
                "/smsx/1",
                "/account/1/balance",
                "/whatsapp/2/message",
                "sms/1",
                "//sms/1",
                "/sms//1",
                "/sms/../account/1/balance",
                "/sms/..",
                "/sms/./1",
                "/sms/.",
                "/sms/%2e%2e/account/1",
                "/sms/%2E./account",
                "/sms/..%2faccount",
                "/sms%2f1",
                "/sms/%5c..%5caccount",
                "/sms/\\..\\account",
                "/sms/..;/account",
                "/sms/1;a=b",
                "/sms/1%3b",
                "/sms/%252e%252e/account",
                "/sms/%00",
                "/sms/%0d%0aX: y",
                "/sms/%zz",
                "/sms/%2",
                "/sms/1?x",
                "/sms/1#x",
                "/sms/é",
                "@evil.example/sms/1"
            })
    void whateverLeadsElsewhereOrCouldBeReadTwoWaysIsNot(String path) {
        assertThat(paths.contains(path)).isFalse();
    }

    @Test
    void aVeryLongPathIsReadLikeAnyOther() {
        assertThat(paths.contains("/sms/" + "a%20/".repeat(20_000))).isTrue();
    }
}
