package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.exchangeconnect.i18n.Wording;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    private final Wording wording = new Wording(Locale.ENGLISH);

    @Test
    void whatIsAskedForIsSaidInPlainWords() {
        assertThat(Permissions.of("api_read", wording)).first().asString().contains("such as sending SMS");
    }

    @Test
    void severalStandOneByOne() {
        assertThat(Permissions.of("message:send sms:message:send", wording)).hasSize(2);
    }

    @Test
    void whatIsNotKnownIsNamedAsItIs() {
        assertThat(Permissions.of("fax:send", wording)).containsExactly("What Infobip calls “fax:send”");
    }
}
