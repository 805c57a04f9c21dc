package org.exchangeconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.exchangeconnect.testing.HostileInputs.inTime;

import java.net.URI;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.Network;
import org.exchangeconnect.i18n.ReaderLocale;
import org.exchangeconnect.testing.HostileInputs;

/** Any input for an account's base URL or language results in a valid value or none. */
class AddressPropertiesTest {

    private static final BaseUris ALLOWED = new BaseUris(
            new ApiSettings(URI.create("https://api.infobip.com"), List.of("*.infobip.com")),
            false,
            FakeDns.ordinary());

    @Property
    void aBaseUrlThatIsTakenIsHttpsOnAnAllowedHostAndNothingElse(@ForAll("texts") String text) throws Exception {
        for (String url :
                List.of(text, "https://" + text, "https://" + text + ".infobip.com", "https://x.infobip.com" + text)) {
            assertThat(inTime(() -> ALLOWED.check(url).uri()).stream())
                    .allMatch(uri -> uri.toString().matches("(?i)https://[a-z0-9.-]+\\.infobip\\.com(:[0-9]*)?"));
        }
    }

    @Property
    void anAddressInFiguresIsOneOrNotAndNoNameIsLookedUp(@ForAll("texts") String text) throws Exception {
        inTime(() -> Network.read(text));
        assertThat(inTime(() -> Network.address(text)).stream()).allMatch(address -> text.matches("[0-9A-Fa-f:.]+"));
    }

    @Property
    void anyLocaleEndsInALanguageThatThereAreTextsIn(@ForAll("texts") String tag) throws Exception {
        assertThat(inTime(() -> ReaderLocale.choose(tag, List.of())).getLanguage())
                .matches("ar|de|en|es|fr|it|ja|ko|pt|ru|sv|tr|zh");
    }

    @Provide
    Arbitrary<String> texts() {
        return HostileInputs.texts();
    }
}
