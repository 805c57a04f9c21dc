package org.exchangeconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.ForwardProxy;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.oauth.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrisTest {

    private static final ApiSettings API =
            new ApiSettings(URI.create("https://api.infobip.com"), List.of("*.infobip.com"));

    private static final PublicAddresses INSIDE = FakeDns.with(
            Map.of("inside.infobip.com", "10.1.2.3", "api.infobip.com", "10.1.2.4", "nowhere.infobip.com", ""));

    private final BaseUris leading = new BaseUris(API, false, INSIDE);
    private final BaseUris baseUris = new BaseUris(API, false, FakeDns.ordinary());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://3vzg6v.api.infobip.com",
                "https://3vzg6v.api.infobip.com/",
                "https://3vzg6v.api.infobip.com//",
                " https://3VZG6V.api-us.infobip.com:443"
            })
    void anAccountsApiMayBeOnAnAllowedHost(String text) {
        assertThat(baseUris.check(text).uri())
                .hasValueSatisfying(uri -> assertThat(uri.toString()).doesNotEndWith("/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://3vzg6v.api.infobip.com",
                "https://evil.example",
                "https://infobip.com.evil.example",
                "https://evilinfobip.com",
                "https://api.infobip.com@evil.example",
                "https://user:secret@api.infobip.com",
                "https://evil.example\\@api.infobip.com",
                "https://api.infobip.com/path",
                "https://api.infobip.com?q",
                "https://api.infobip.com#f",
                "//api.infobip.com",
                "https:api.infobip.com",
                "https://127.0.0.1",
                "https://api.infobip.com\r\nX: y",
                "ftp://api.infobip.com",
                ""
            })
    void anAccountsApiMayBeNowhereElse(String text) {
        assertThat(baseUris.check(text).uri()).isEmpty();
    }

    @Test
    void plainHttpIsForDevelopmentOnly() {
        assertThat(new BaseUris(API, true, FakeDns.ordinary())
                        .check("http://x.infobip.com")
                        .uri())
                .isPresent();
    }

    @Test
    void withoutAnAddressOfItsOwnTheAccountsApiIsTheConfiguredOne() {
        assertThat(baseUris.of(at(null))).isEqualTo(API.baseUri());
        assertThat(baseUris.of(at("https://x.infobip.com"))).hasHost("x.infobip.com");
    }

    @Test
    void anAddressThatWasStoredWithASlashIsUsedWithoutIt() {
        assertThat(baseUris.of(at("https://x.infobip.com/"))).isEqualTo(URI.create("https://x.infobip.com"));
    }

    @Test
    void anAddressLongerThanItsColumnIsMalformed() {
        assertThat(baseUris.check("https://" + "a.".repeat(300) + "infobip.com").problem())
                .hasValue(BaseUriProblem.MALFORMED);
    }

    @Test
    void noCallGoesToAHostThatWasTakenOffTheList() {
        assertThatExceptionOfType(BaseUriNotAllowedException.class)
                .isThrownBy(() -> baseUris.of(at("https://api.formerly.example")));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, HOST_NOT_ALLOWED",
        "http://x.infobip.com, MALFORMED",
        "x.infobip.com, MALFORMED",
        "https://nowhere.infobip.com, HOST_UNKNOWN",
        "https://inside.infobip.com, ADDRESS_NOT_PUBLIC"
    })
    void whatIsWrongWithAnAddressIsNamed(String text, BaseUriProblem problem) {
        assertThat(leading.check(text).problem()).hasValue(problem);
        assertThat(leading.check(text).uri()).isEmpty();
    }

    @Test
    void noCallGoesToAnAllowedNameThatLeadsIntoOurOwnNetwork() {
        assertThatExceptionOfType(BaseUriNotAllowedException.class)
                .isThrownBy(() -> leading.of(at("https://inside.infobip.com")));
    }

    @Test
    void aNameWithoutAnAddressAtTheMomentIsLeftToTheCallToTell() {
        assertThat(leading.of(at("https://nowhere.infobip.com"))).hasHost("nowhere.infobip.com");
    }

    @Test
    void behindAForwardProxyNamesAreNotLookedUpButAddressesAre() {
        HttpSettings http = new HttpSettings(
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                new ForwardProxy(
                        Optional.of(InetSocketAddress.createUnresolved("proxy.example.com", 3128)),
                        List.of("inside.infobip.com")));
        ApiSettings any = new ApiSettings(
                API.baseUri(),
                List.of("*.infobip.com", "10.1.2.3", "[::1]", "2130706433", "0x7f.1", "127.1", "*.0.0.1"));
        BaseUris behind = new BaseUris(
                any,
                false,
                FakeDns.with(
                        Map.of(
                                "nowhere.infobip.com", "",
                                "inside.infobip.com", "10.1.2.3",
                                "10.1.2.3", "10.1.2.3",
                                "[::1]", "::1",
                                "127.0.0.1", "127.0.0.1",
                                "127.1", "127.0.0.1"),
                        http));

        assertThat(behind.check("https://nowhere.infobip.com").problem()).isEmpty();
        assertThat(behind.check("https://inside.infobip.com").problem()).hasValue(BaseUriProblem.ADDRESS_NOT_PUBLIC);
        assertThat(List.of("https://10.1.2.3", "https://[::1]", "https://127.0.0.1"))
                .allSatisfy(uri -> assertThat(behind.check(uri).problem()).hasValue(BaseUriProblem.ADDRESS_NOT_PUBLIC));
        assertThat(behind.check("https://evil.example").problem()).hasValue(BaseUriProblem.HOST_NOT_ALLOWED);
    }

    @Test
    void inDevelopmentAndAtTheConfiguredAddressTheOperatorsWordIsTaken() {
        BaseUris inDevelopment = new BaseUris(API, true, INSIDE);

        assertThat(inDevelopment.check("http://inside.infobip.com").uri()).isPresent();
        assertThat(leading.check("https://api.infobip.com").uri()).isPresent();
    }

    private static Connection at(String baseUri) {
        return new Connection(
                new ConnectionId(UUID.randomUUID()),
                Authentication.OAUTH,
                ConnectionStatus.ACTIVE,
                new Identity("8F07", "F443", null, null, null, List.of(), List.of()),
                null,
                baseUri == null ? null : URI.create(baseUri),
                null,
                Instant.EPOCH,
                RenewalSummary.NONE,
                ApiKeyState.NONE);
    }
}
