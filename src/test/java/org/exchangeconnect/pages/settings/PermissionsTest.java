package org.exchangeconnect.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    private final LocalizedTexts texts = new LocalizedTexts(Locale.ENGLISH);

    @Test
    void whatIsAskedForIsSaidInPlainWords() {
        assertThat(Permissions.of("api_read", texts)).first().asString().contains("such as sending SMS");
    }

    @Test
    void severalStandOneByOne() {
        assertThat(Permissions.of("message:send sms:message:send", texts)).hasSize(2);
    }

    @Test
    void whatIsNotKnownIsNamedAsItIs() {
        assertThat(Permissions.of("fax:send", texts)).containsExactly("The Infobip permission “fax:send”");
    }
}
