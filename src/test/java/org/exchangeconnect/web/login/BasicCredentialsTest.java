package org.exchangeconnect.web.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Base64;
import java.util.Optional;
import org.exchangeconnect.config.BackOfficeSettings;
import org.exchangeconnect.oauth.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    @Test
    void aPasswordMayHoldColonsAndAnyLetters() {
        var credentials = BasicCredentials.read("basic " + base64("büro:ge:heim✓"));

        assertThat(credentials).contains(new BasicCredentials("büro", Secret.of("ge:heim✓")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Bearer abc",
                "App 0030",
                "Basic bm8tY29sb24=",
                "Basic dXNlcjo=",
                "Basic IDp4",
                "Basic CTp4",
                "Basic OiA=",
                "Basic Og=="
            })
    void whatHoldsNoUserAndPasswordIsNone(String header) {
        assertThat(BasicCredentials.read(header)).isEmpty();
    }

    @Test
    void printingThemShowsNoPassword() {
        assertThat(BasicCredentials.read("Basic " + base64("office:hidden")).orElseThrow())
                .asString()
                .doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "office, right, VALID",
        "office, wrong, INVALID",
        "Office, right, INVALID",
        "other, right, INVALID",
        "right, office, INVALID"
    })
    void onlyTheConfiguredUserIsLetIn(String user, String password, CredentialValidationResult.Status expected) {
        var store = store(new BackOfficeSettings(Optional.of("office"), Optional.of(Secret.of("right")), 200));

        assertThat(store.validate(new UsernamePasswordCredential(user, password))
                        .getStatus())
                .isEqualTo(expected);
    }

    @Test
    void withoutConfiguredCredentialsNobodyIsLetIn() {
        var store = store(new BackOfficeSettings(Optional.empty(), Optional.empty(), 200));

        assertThat(store.validate(new UsernamePasswordCredential("office", "right"))
                        .getStatus())
                .isEqualTo(CredentialValidationResult.Status.INVALID);
    }

    private static BackOfficeIdentityStore store(BackOfficeSettings settings) {
        BackOfficeIdentityStore store = new BackOfficeIdentityStore();
        store.settings = settings;
        return store;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
