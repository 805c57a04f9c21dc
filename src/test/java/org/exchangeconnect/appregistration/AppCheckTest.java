package org.exchangeconnect.appregistration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.appregistration.AppCheckException.Cause;
import org.exchangeconnect.appregistration.Finding.ComparisonVerdict;
import org.exchangeconnect.appregistration.Finding.Part;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.PortalSettings;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.sandbox.PathKind;
import org.exchangeconnect.sandbox.RegisteredApp;
import org.exchangeconnect.testing.MovableClock;
import org.exchangeconnect.testing.TestDatabase;
import org.exchangeconnect.token.InfobipApi;
import org.exchangeconnect.token.TokenFixture;
import org.exchangeconnect.vault.SigningSecretRepository;
import org.exchangeconnect.vault.VaultFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The app's record at Infobip, read from the sandbox with a connected account's token. */
class AppCheckTest {

    private static final HttpSettings HTTP = new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final TokenFixture door = new TokenFixture(Duration.ofMinutes(1));
    private final RegisteredApp app = door.sandbox.options().apps().get(0);
    private final SigningSecretRepository taken =
            new SigningSecretRepository(TestDatabase.create(), VaultFixture.vault(), new MovableClock());
    private final String redirectUri = app.redirectUris().iterator().next();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void nothingDiffersWhereAllIsAsInfobipHasIt() throws Exception {
        door.connect();

        assertThat(check(app.clientId(), app.clientSecret(), redirectUri).compare())
                .hasSizeGreaterThanOrEqualTo(3)
                .filteredOn(finding -> finding.part() != Part.SIGNING_SECRET)
                .allMatch(Finding::isFine)
                .allMatch(finding -> finding.there() == null);
    }

    @Test
    void aTokenThatInfobipRefusesIsReplacedOnce() throws Exception {
        door.renewedBefore(door.connect(), Duration.ofSeconds(30));
        door.sandbox.faults().on(PathKind.PROTECTED).once().unauthorized();

        assertThat(check(app.clientId(), app.clientSecret(), redirectUri).compare())
                .filteredOn(finding -> finding.part() == Part.CLIENT_SECRET)
                .allMatch(Finding::isFine);
    }

    @Test
    void eachDifferenceIsNamedAndNoSecretIs() throws Exception {
        door.connect();

        assertThat(check("another", "another", "https://elsewhere.example/api/oauth/callback")
                        .compare())
                .contains(
                        new Finding(Part.CLIENT_ID, ComparisonVerdict.DIFFERENT, app.clientId()),
                        new Finding(Part.CLIENT_SECRET, ComparisonVerdict.DIFFERENT, null),
                        new Finding(Part.REDIRECT_URI, ComparisonVerdict.DIFFERENT, redirectUri))
                .asString()
                .doesNotContain(app.clientSecret(), app.signingSecret());
    }

    @Test
    void aSecretThatIsMissingHereIsNamed() throws Exception {
        door.connect();

        assertThat(check(app.clientId(), null, redirectUri).compare())
                .contains(new Finding(Part.CLIENT_SECRET, ComparisonVerdict.MISSING_HERE, null));
    }

    @Test
    void theSigningSecretIsTakenOverWhenAskedFor() throws Exception {
        door.connect();
        AppCheck check = check(app.clientId(), app.clientSecret(), redirectUri);
        assertThat(check.compare()).contains(new Finding(Part.SIGNING_SECRET, ComparisonVerdict.MISSING_HERE, null));
        assertThat(taken.find()).isEmpty();

        assertThat(check.takeSigningSecretOver()).isTrue();

        assertThat(taken.find()).contains(Secret.of(app.signingSecret()));
        assertThat(check.compare()).allMatch(Finding::isFine);
    }

    @Test
    void withoutAConnectedAccountNobodyCanReadIt() {
        assertThatThrownBy(() ->
                        check(app.clientId(), app.clientSecret(), redirectUri).compare())
                .isInstanceOfSatisfying(AppCheckException.class, failure -> assertThat(failure.why())
                        .isEqualTo(Cause.NO_TOKEN));
    }

    @Test
    void anAppThatInfobipDoesNotKnowIsSaid() {
        door.connect();

        assertThat(why(portal(door.sandbox.uri(), "unknown"))).isEqualTo(Cause.UNKNOWN_APP);
        assertThat(why(portal(URI.create("http://127.0.0.1:1"), app.appId()))).isEqualTo(Cause.UNREACHABLE);
        assertThat(why(new PortalSettings(door.sandbox.uri(), Optional.empty())))
                .isEqualTo(Cause.NO_APP_ID);
    }

    private Cause why(PortalSettings portal) {
        try {
            check(portal, app.clientId(), app.clientSecret(), redirectUri).compare();
            throw new AssertionError("it was read");
        } catch (AppCheckException failure) {
            return failure.why();
        }
    }

    private static PortalSettings portal(URI base, String appId) {
        return new PortalSettings(base, Optional.of(appId));
    }

    private AppCheck check(String clientId, String clientSecret, String redirectUri) {
        return check(portal(door.sandbox.uri(), app.appId()), clientId, clientSecret, redirectUri);
    }

    private AppCheck check(PortalSettings portal, String clientId, String clientSecret, String redirectUri) {
        OAuthSettings oauth = new OAuthSettings(
                clientId,
                Optional.ofNullable(clientSecret).map(Secret::of),
                URI.create(redirectUri),
                "api_read",
                OAuthSettings.PkceUse.PUBLIC,
                door.sandbox.authorizeUri(),
                door.sandbox.tokenUri(),
                Duration.ofMinutes(1));
        return new AppCheck(
                new AppRecordClient(portal, new InfobipApi(door.service, HTTP)),
                door.connections,
                taken,
                oauth,
                portal,
                new DeliverySettings(Optional.empty(), Optional.empty(), Duration.ofDays(90)));
    }
}
