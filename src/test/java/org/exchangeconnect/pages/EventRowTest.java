package org.exchangeconnect.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.exchangeconnect.connection.ConnectionEvent;
import org.exchangeconnect.connection.ConnectionEvent.Type;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.EventDescriptions;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.i18n.LocalizedTexts;
import org.exchangeconnect.oauth.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EventRowTest {

    private final EventDescriptions words = new EventDescriptions(new LocalizedTexts(Locale.ENGLISH));

    @ParameterizedTest
    @EnumSource(Type.class)
    void everyTypeHasWordsOfItsOwnAndShowsNoName(Type type) {
        assertThat(row(type, "ada", null).what()).isNotBlank().doesNotContain(type.name(), "_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BASE_URI; The base URL was changed",
                "DEFAULT_SENDER; The default sender was changed",
                "GATEWAY_KEY_MADE; A key for programs was created",
                "GATEWAY_KEY_ENDED; A key for programs was revoked",
                "FALLBACK_KEY_SET; A fallback API key was saved",
                "FALLBACK_KEY_ERASED; The fallback API key was deleted"
            })
    void aChangeSaysWhatWasChanged(String detail, String said) {
        assertThat(row(Type.CHANGED, "ada", detail).what()).isEqualTo(said);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aLossSaysWhy(Reason reason) {
        assertThat(row(Type.RECONNECT_REQUIRED, null, reason.name()).why()).endsWith(".");
    }

    @Test
    void troubleSaysWhyAndThatItCameByItself() {
        EventRow row = row(Type.RENEWAL_FAILED, null, Reason.SERVER_ERROR.name());

        assertThat(row.why()).isEqualTo("Infobip reported an error.");
        assertThat(row.who()).isEqualTo("automatically");
        assertThat(row.kind()).isEqualTo("care");
    }

    @Test
    void aDetailThatNobodyKnowsIsNotShown() {
        EventRow row = row(Type.CHANGED, "ada", "SOMETHING_NEW");

        assertThat(row.what()).isEqualTo("Something was changed");
        assertThat(row.why()).isEmpty();
        assertThat(row.who()).isEqualTo("ada");
    }

    @Test
    void toTheAccountsPersonAnyoneElseIsTheBackOffice() {
        Identity ada = SampleConnections.working().identity();

        assertThat(words.who(ada.username(), name -> DisplayNames.isOf(ada, name)))
                .isEqualTo(ada.username());
        assertThat(words.who(ada.email(), name -> DisplayNames.isOf(ada, name))).isEqualTo(ada.email());
        assertThat(words.who("j.doe", name -> DisplayNames.isOf(ada, name))).isEqualTo("the back office");
        assertThat(words.who(null, name -> DisplayNames.isOf(ada, name))).isEqualTo("automatically");
    }

    private EventRow row(Type type, String actor, String detail) {
        return EventRow.of(
                new ConnectionEvent(1, new ConnectionId(UUID.randomUUID()), Instant.EPOCH, type, actor, detail),
                words,
                words.who(actor));
    }
}
