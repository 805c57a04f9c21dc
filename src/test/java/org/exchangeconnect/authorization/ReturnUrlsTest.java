package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnUrlsTest {

    private final ReturnUrls urls =
            new ReturnUrls(List.of(URI.create("https://www.example.com"), URI.create("https://shop.example.com:8443")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.com",
                "https://www.example.com/",
                "https://www.example.com:443/connect?from=mail&x=%20#top",
                "HTTPS://WWW.EXAMPLE.COM/a",
                "https://shop.example.com:8443/done",
                "https://www.example.com/?@evil.example/",
                "https://www.example.com/#@evil.example/"
            })
    void aUrlOfAnAllowedOriginIsFollowed(String text) {
        assertThat(urls.allowed(text)).contains(URI.create(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/settings",
                "evil.example",
                "//evil.example",
                "//www.example.com",
                "///www.example.com",
                "https:www.example.com",
                "https:/www.example.com",
                "https:///www.example.com",
                "https:evil.example",
                "https://evil.example",
                "https://www.example.com.evil.example",
                "https://evil.example/www.example.com",
                "https://evil.example?https://www.example.com",
                "https://www.example.com@evil.example",
                "https://user@www.example.com",
                "https://user:secret@www.example.com/",
                "https://www.example.com:443@evil.example/",
                "https://www.example.com\\@evil.example",
                "https://evil.example\\www.example.com",
                "https:\\\\www.example.com",
                "https://www.example.com\r\nSet-Cookie: a=b",
                "https://www.example.com/\nx",
                "https://www.example.com/\tx",
                " https://www.example.com",
                "https://www.example.com ",
                "https://www%2eexample.com",
                "https://www.example。com",
                "https://shop.example.com",
                "https://shop.example.com:443",
                "https://www.example.com:8443",
                "http://www.example.com",
                "http://www.example.com:443",
                "javascript:alert(1)",
                "javascript://www.example.com/%0aalert(1)",
                "data:text/html,x",
                "https://[::1]/",
                "https://"
            })
    void anythingElseIsNot(String text) {
        assertThat(urls.allowed(text)).isEmpty();
    }

    @Test
    void otherLettersAreEncoded() {
        assertThat(urls.allowed("https://www.example.com/接続"))
                .contains(URI.create("https://www.example.com/%E6%8E%A5%E7%B6%9A"));
    }

    @Test
    void aUrlLongerThanCanBeKeptIsNotFollowed() {
        String start = "https://www.example.com/";
        String longest = start + "x".repeat(2048 - start.length());

        assertThat(urls.allowed(longest)).isPresent();
        assertThat(urls.allowed(longest + "x")).isEmpty();
        // Each of these takes nine characters when encoded.
        assertThat(urls.allowed(start + "接".repeat(500))).isEmpty();
    }
}
