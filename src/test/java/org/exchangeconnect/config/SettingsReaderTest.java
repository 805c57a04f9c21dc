package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.MessageEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private final Map<String, String> keys = new HashMap<>(Map.of(
            "infobip.oauth.client-id", "d5e47f02d627e390d615c2e93f168eb6",
            "infobip.oauth.redirect-uri", "https://app.example.com/exchange-connect/api/oauth/callback"));

    @Test
    void twoKeysAreEnoughAndTheRestHasTheDocumentedDefaults() {
        Settings settings = read();

        assertThat(new OAuthSettings(settings).clientSecret()).isEmpty();
        assertThat(new OAuthSettings(settings).usesPkce()).isTrue();
        assertThat(new OAuthSettings(settings).scope()).isEqualTo("api_read");
        assertThat(new OAuthSettings(settings).tokenLifetime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(new OAuthSettings(settings).tokenUri())
                .isEqualTo(URI.create("https://oneapi.infobip.com/exchange/1/oauth/token"));
        assertThat(new HttpSettings(settings))
                .isEqualTo(new HttpSettings(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15),
                        ForwardProxy.OF_THE_JVM));
        assertThat(settings.get(ConfigKeys.FRAME_ANCESTORS)).containsExactly("https://portal.infobip.com");
        assertThat(new RenewalSettings(settings).dueAt()).isEqualTo(0.6);
        assertThat(settings.get(ConfigKeys.GATEWAY_ALLOWED_PATHS)).containsExactly("/sms/");
        assertThat(settings.get(ConfigKeys.DEVELOPMENT)).isFalse();
    }

    @Test
    void sendingAndTheGatewayHaveTimeoutsOfTheirOwn() {
        keys.put("infobip.http.read-timeout", "PT3S");
        keys.put("infobip.http.send-timeout", "PT20S");
        keys.put("infobip.http.gateway-timeout", "PT30S");

        HttpSettings http = new HttpSettings(read());
        assertThat(http.readTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(http.sendTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(http.gatewayTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    /** An operator who raised the one timeout that all calls had keeps it for sending. */
    @Test
    void aLongerReadTimeoutIsTheDefaultForSendingAndTheGatewayToo() {
        keys.put("infobip.http.read-timeout", "PT25S");

        assertThat(new HttpSettings(read()).sendTimeout()).isEqualTo(Duration.ofSeconds(25));
        assertThat(new HttpSettings(read()).gatewayTimeout()).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void aConfidentialClientUsesPkceOnlyWhereAsked() {
        keys.put("infobip.oauth.client-secret", "s3cret");
        assertThat(new OAuthSettings(read()).usesPkce()).isFalse();

        keys.put("infobip.oauth.pkce", "always");
        assertThat(new OAuthSettings(read()).usesPkce()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/connect?user=connect&password=hunter2",
                "jdbc:postgresql://connect:hunter2@db/connect",
                "jdbc:postgresql://db/connect?sslPassword=hunter2",
                "jdbc:h2:file:/data/connect;PASSWORD=hunter2"
            })
    void aPasswordInTheDatabasesUrlIsRefusedAndNotRepeated(String url) {
        keys.put("connect.database.url", url);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("connect.database.password")
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://API.infobip.com/", "https://API.infobip.com//", "https://API.infobip.com"})
    void addressesThatPathsAreAppendedToLoseTheirSlash(String uri) {
        keys.put("infobip.api.base-uri", uri);
        keys.put("infobip.portal.base-uri", uri);

        assertThat(new ApiSettings(read()).baseUri()).isEqualTo(URI.create("https://API.infobip.com"));
        assertThat(new ApiSettings(read()).allows("api.INFOBIP.com")).isTrue();
        assertThat(new PortalSettings(read()).baseUri()).isEqualTo(URI.create("https://API.infobip.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://api.example.com?x=1", "https://api.example.com/?", "https://api.example.com/a?b=/"})
    void anAddressThatPathsAreAppendedToHasNoQuery(String uri) {
        keys.put("infobip.api.base-uri", uri);
        keys.put("infobip.portal.base-uri", uri);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContainingAll("infobip.api.base-uri must", "infobip.portal.base-uri must");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:9",
                "https://LOCALHOST.",
                "https://127.0.0.1",
                "https://127.0.7.1",
                "https://0.0.0.0",
                "https://[::1]",
                "https://[::]:8",
                "https://[0:0:0:0:0:0:0:1]",
                "https://[::ffff:127.0.0.1]",
                "https://[::ffff:7f00:1]"
            })
    void theApiIsNotOnThisMachine(String uri) {
        keys.put("infobip.api.base-uri", uri);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("infobip.api.base-uri must not be this machine");
    }

    @Test
    void aNameThatOnlyLooksLikeThisMachineIsAnotherHost() {
        keys.put("infobip.api.base-uri", "https://127.example.com");
        assertThat(new ApiSettings(read()).baseUri()).hasHost("127.example.com");

        keys.put("connect.mail.uri", "smtp://127.example.com");
        keys.put("connect.mail.from", "connect@example.com");
        keys.put("connect.mail.to", "ops@example.com");
        assertThat(new NotificationSettings(read()).mail().orElseThrow().tls()).isEqualTo(MailSettings.Tls.REQUIRED);
    }

    @Test
    void aForwardProxyIsAHostAndAPort() {
        keys.put("infobip.http.proxy-uri", "http://proxy.example.com:3128");
        keys.put("infobip.http.proxy-exceptions", "*.intern.example, [2001:db8::7]");
        assertThat(new HttpSettings(read()).proxy().forUri(URI.create("https://api.infobip.com")))
                .hasValueSatisfying(proxy -> assertThat(proxy).hasToString("proxy.example.com/<unresolved>:3128"));
        assertThat(new HttpSettings(read()).proxy().forUri(URI.create("https://a.intern.example")))
                .isEmpty();
        assertThat(new HttpSettings(read()).proxy().forUri(URI.create("https://[2001:db8::7]/x")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy:3128",
                "https://proxy.example.com:3128",
                "http://proxy.example.com",
                "http://user:hunter2@proxy.example.com:3128",
                "http://proxy.example.com:3128/path",
                "socks://proxy.example.com:1080"
            })
    void anythingElseIsNoForwardProxy(String uri) {
        keys.put("infobip.http.proxy-uri", uri);

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("infobip.http.proxy-uri must")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void theApiMayHaveAnIpV6Address() {
        keys.put("infobip.api.base-uri", "https://[2001:db8::1]:8443/");

        assertThat(new ApiSettings(read()).baseUri()).isEqualTo(URI.create("https://[2001:db8::1]:8443"));
    }

    @Test
    void oneMessageNamesEveryKeyThatIsWrongAndNoValue() {
        keys.clear();
        keys.put("infobip.oauth.redirect-uri", "http://app.example.com/api/oauth/callback");
        keys.put("infobip.oauth.token-lifetime", "sixty");
        keys.put("infobip.oauth.token-uri", "hunter2");
        keys.put("infobip.http.read-timeout", "PT1H");
        keys.put("infobip.http.send-timeout", "PT1M0.001S");
        keys.put("infobip.http.gateway-timeout", "15");
        keys.put("connect.renewal.due-at", "1.5");
        keys.put("connect.renewal.max-in-flight", "2001");
        keys.put("connect.renewal.max-per-second", "12.5");
        keys.put("connect.frame-ancestors", "portal.infobip.com; script-src *");
        keys.put("connect.return-origins", "https://www.example.com/path");
        keys.put("connect.gateway.allowed-paths", "/sms/,/../");
        keys.put("connect.trusted-proxies", "10.0.0.0/8, proxy.example.com");
        keys.put("infobip.api.allowed-hosts", "https://x");
        keys.put("infobip.oauth.pkce", "maybe");
        keys.put("connect.api.user", "admin");
        keys.put("connect.database.url", "jdbc:mysql:x");

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContainingAll(
                        "infobip.oauth.client-id is required",
                        "infobip.oauth.redirect-uri must be https",
                        "infobip.oauth.token-lifetime must",
                        "infobip.oauth.token-uri must",
                        "infobip.http.read-timeout must",
                        "infobip.http.send-timeout must be from PT0.01S to PT1M",
                        "infobip.http.gateway-timeout must be an ISO 8601 duration",
                        "connect.renewal.due-at must",
                        "connect.renewal.max-in-flight must be a whole number from 1 to 2000",
                        "connect.renewal.max-per-second must be a whole number",
                        "connect.frame-ancestors must",
                        "connect.return-origins must",
                        "connect.gateway.allowed-paths must",
                        "connect.trusted-proxies must",
                        "infobip.api.allowed-hosts must",
                        "infobip.oauth.pkce must",
                        "connect.api.password",
                        "connect.database.url must")
                .withMessageNotContaining("hunter2");
    }

    @Test
    void plainHttpAndThisMachineAreForDevelopmentOnly() {
        keys.put("infobip.oauth.token-uri", "http://127.0.0.1:9/token");
        keys.put("infobip.api.base-uri", "https://localhost:9");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContainingAll("infobip.oauth.token-uri", "infobip.api.base-uri");

        keys.put("connect.development", "true");
        assertThat(new ApiSettings(read()).baseUri()).isEqualTo(URI.create("https://localhost:9"));
    }

    @Test
    void theRedirectionEndpointIsTheCallbackAndNothingElse() {
        keys.put("infobip.oauth.redirect-uri", "https://app.example.com/exchange-connect/");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("/api/oauth/callback");
    }

    @Test
    void anAccountsHostMustBeBelowAnAllowedDomain() {
        ApiSettings api = new ApiSettings(read());

        assertThat(api.allows("3vzg6v.api.infobip.com")).isTrue();
        assertThat(api.allows("3VZG6V.API.INFOBIP.COM")).isTrue();
        assertThat(api.allows("infobip.com.evil.example")).isFalse();
        assertThat(api.allows("evilinfobip.com")).isFalse();
        assertThat(api.allows(null)).isFalse();
    }

    @Test
    void aNamedKeyFileThatIsNotThereIsTold() {
        keys.put("connect.encryption.keyset", "/nowhere/keys.json");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("connect.encryption.keyset must name a readable file");
    }

    @Test
    void theApplicationMakesItsOwnKeyForItsOwnDatabaseOnly(@TempDir Path data) throws IOException {
        keys.put("connect.data-dir", data.toString());
        assertThat(new EncryptionSettings(read()).ownKeyFile()).isTrue();

        keys.put("connect.database.url", "jdbc:postgresql://db.example.com/connect");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("connect.encryption.keyset is required");

        keys.put("connect.encryption.allow-generated", "true");
        assertThat(new EncryptionSettings(read()).ownKeyFile()).isTrue();

        keys.remove("connect.encryption.allow-generated");
        Files.writeString(data.resolve("keyset.json"), "made by an earlier version");
        assertThat(new EncryptionSettings(read()).ownKeyFile()).isFalse();
    }

    @Test
    void aKeyFileThatAServiceEncryptsIsMadeByTheOperator(@TempDir Path data) {
        keys.put("connect.data-dir", data.toString());
        keys.put("connect.encryption.kms-uri", "aws-kms://arn:aws:kms:eu-west-1:0:key/1");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("connect.encryption.keyset is required with connect.encryption.kms-uri");
    }

    @Test
    void nobodyIsMailedUnlessAMailServerIsNamed() {
        assertThat(new NotificationSettings(read()).mail()).isEmpty();

        keys.put("connect.mail.to", "ops@example.com");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("connect.mail.uri is required");
    }

    @Test
    void mailNeedsThreeKeysAndIsEncrypted() {
        keys.put("connect.mail.uri", "smtp://mail.example.com");
        keys.put("connect.mail.from", "connect@example.com");
        keys.put("connect.mail.to", "ops@example.com, boss@example.com");

        MailSettings mail = new NotificationSettings(read()).mail().orElseThrow();
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.tls()).isEqualTo(MailSettings.Tls.REQUIRED);
        assertThat(mail.to()).containsExactly("ops@example.com", "boss@example.com");
        assertThat(mail.types()).containsExactly("RECONNECT_REQUIRED");
        assertThat(mail.language()).isEqualTo(Locale.ENGLISH);

        keys.put("connect.mail.uri", "smtps://mail.example.com");
        mail = new NotificationSettings(read()).mail().orElseThrow();
        assertThat(mail.port()).isEqualTo(465);
        assertThat(mail.tls()).isEqualTo(MailSettings.Tls.AT_ONCE);

        keys.put("connect.mail.uri", "smtp://localhost:25");
        assertThat(new NotificationSettings(read()).mail().orElseThrow().tls()).isEqualTo(MailSettings.Tls.OFFERED);
    }

    @Test
    void whatIsWrongWithMailIsNamedAndNoSecretWithIt() {
        keys.put("connect.mail.uri", "smtp://me:hunter2@mail.example.com");
        keys.put("connect.mail.password", "hunter2");
        keys.put("connect.mail.from", "Connect <connect@example.com>");
        keys.put("connect.mail.to", "ops@example.com\r\nBcc: eve@example.org");
        keys.put("connect.mail.events", "EVERYTHING");
        keys.put("connect.mail.language", "not a language");

        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContainingAll(
                        "connect.mail.uri must",
                        "connect.mail.password and connect.mail.user",
                        "connect.mail.from must",
                        "connect.mail.to must",
                        "connect.mail.events must",
                        "connect.mail.language must")
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @EnumSource(ConnectionEvent.Type.class)
    void everyKindOfEventCanBeNotified(ConnectionEvent.Type type) {
        keys.put("connect.webhooks.events", type.name());

        assertThat(new NotificationSettings(read()).webhookTypes()).containsExactly(type.name());
    }

    @ParameterizedTest
    @EnumSource(MessageEvent.Type.class)
    void everyEventOfAMessageGoesToWebhooksOnly(MessageEvent.Type type) {
        keys.put("connect.webhooks.uri", "https://hooks.example.com/");
        keys.put("connect.webhooks.secret", "a secret of at least 24 characters");
        keys.put("connect.webhooks.events", "CONNECTED," + type);
        assertThat(new NotificationSettings(read()).messageTypes()).containsExactly(type.name());

        keys.put("connect.mail.events", type.name());
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("connect.mail.events must not have events of messages");
    }

    @Test
    void noEventOfAMessageIsWantedWithoutAWebhook() {
        keys.put("connect.webhooks.events", "MESSAGE_DELIVERED");

        assertThat(new NotificationSettings(read()).messageTypes()).isEmpty();
    }

    @Test
    void aNotifyUriAloneHasReportsPushed() {
        assertThat(new DeliverySettings(read()).polls()).isTrue();

        keys.put("connect.delivery-reports.notify-uri", "https://app.example/api/webhooks/delivery-reports");
        assertThat(new DeliverySettings(read()).polls()).isFalse();
    }

    @Test
    void reportsCanBeFetchedAlthoughThereIsANotifyUri() {
        keys.put("connect.delivery-reports.notify-uri", "https://app.example/api/webhooks/delivery-reports");
        keys.put("connect.delivery-reports.mode", "fetch");

        assertThat(new DeliverySettings(read()).notifyUri()).isEmpty();
    }

    @Test
    void reportsArePushedOnlyWithANotifyUri() {
        keys.put("connect.delivery-reports.mode", "notify-url");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("connect.delivery-reports.notify-uri is required");

        keys.put("connect.delivery-reports.mode", "subscription");
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("connect.delivery-reports.mode must be one of [fetch, notify-url]");
    }

    @Test
    void aSecretMayBeInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "hunter2\n");
        keys.put("infobip.oauth.client-secret-file", file.toString());

        assertThat(new OAuthSettings(read()).clientSecret().orElseThrow().reveal())
                .isEqualTo("hunter2");

        keys.put("infobip.oauth.client-secret", "nearer");
        assertThat(new OAuthSettings(read()).clientSecret().orElseThrow().reveal())
                .isEqualTo("nearer");

        keys.remove("infobip.oauth.client-secret");
        keys.put("infobip.oauth.client-secret-file", folder.resolve("nothing").toString());
        assertThatExceptionOfType(InvalidConfigurationException.class)
                .isThrownBy(this::read)
                .withMessageContaining("infobip.oauth.client-secret-file must name a readable text file");
    }

    private Settings read() {
        return SettingsReader.read(key -> Optional.ofNullable(keys.get(key)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S${ecret-of-32-characters", "$${a}", "a$b", "${connect.api.user}", "#{1+1}", "back\\slash\\n",
                        "a,b\\,c",
                " blanks at both ends ", "\"quoted\"", "'quoted'", "p\u00e4ssw\u00f6rt\ud83d\ude00", "%24{x}", "ENC(x)",
                        "tab\there"
            })
    void aSecretIsTakenCharacterByCharacter(String secret, @TempDir Path folder) throws IOException {
        for (String key :
                List.of("infobip.oauth.client-secret", "infobip.signing-secret", "connect.database.password")) {
            keys.put(key, secret);
        }
        assertThat(new OAuthSettings(read()).clientSecret().orElseThrow().reveal())
                .isEqualTo(secret);
        assertThat(new DeliverySettings(read()).signingSecret().orElseThrow().reveal())
                .isEqualTo(secret);
        assertThat(new DataSettings(read()).databasePassword().orElseThrow().reveal())
                .isEqualTo(secret);

        keys.remove("infobip.oauth.client-secret");
        Path file = Files.writeString(folder.resolve("secret"), "\ufeff" + secret + "\r\n");
        keys.put("infobip.oauth.client-secret-file", file.toString());
        assertThat(new OAuthSettings(read()).clientSecret().orElseThrow().reveal())
                .isEqualTo(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "p\ufffdssword-of-24-characters"})
    void aSecretThatCannotBeTakenAsItIsStopsTheStartAndIsNotShown(String secret) {
        keys.put("infobip.oauth.client-secret", secret);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("infobip.oauth.client-secret ")
                .message()
                .doesNotContain("of-24-characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-password",
                "fifteen-chars-x",
                "changeitchangeit",
                "passwordpassword",
                "aaaaaaaaaaaaaaaaaaaa",
                "0123456789012345",
                "Password12345678!",
                "P@ssw0rdP@ssw0rd",
                "passw0rdpassw0rd",
                "changeme-changeme",
                "change-me-please",
                "please-change-me",
                "your-password-here",
                "replace-this-password",
                "qwertyuiopasdfgh",
                "qwertyuiopqwertyuiop",
                "abcdefghijklmnop",
                "1q2w3e4r5t6y7u8i",
                "1234567890abcdef",
                "1234567812345678",
                "adminadminadminadmin",
                "administrator123",
                "administratoradministrator",
                "exchange-connect",
                "exchange-connect-1",
                "exchangeconnect123",
                "infobip-exchange-connect",
                "infobipinfobip123",
                "office-office-office",
                "letmein-letmein-letmein",
                "welcome1welcome1",
                "payarapayarapayara",
                "wildflywildfly123",
                "glassfish-adminadmin",
                "correcthorsebatterystaple",
                "correct horse battery staple",
                "iloveyouiloveyou",
                "monkeymonkeymonkey"
            })
    void productionRefusesAnApiPasswordThatIsEasyToGuess(String password) {
        keys.put("connect.api.user", "office");
        keys.put("connect.api.password", password);

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("connect.api.password ")
                .message()
                .doesNotContain(password);
        keys.put("connect.development", "true");
        assertThat(new BackOfficeSettings(read()).password()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"of:fice", ":", "office:"})
    void aUserNameThatHttpBasicCannotCarryStopsTheStart(String user) {
        keys.put("connect.api.user", user);
        keys.put("connect.api.password", "q7Rk2mVx9Lp4Zt8W");

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("connect.api.user must not contain a colon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S${ecret-of-32-characters",
                "q7Rk2mVx9Lp4Zt8W",
                "the-right-password-of-the-office",
                "8301937465028374650192837465019283746501",
                "abcdefq7Rk2mVx9Lp4Zt8W0sN3yB6uJ1"
            })
    void productionTakesALongApiPassword(String password) {
        keys.put("connect.api.user", "office");
        keys.put("connect.api.password", password);

        assertThat(new BackOfficeSettings(read()).password().orElseThrow().reveal())
                .isEqualTo(password);
    }
}
