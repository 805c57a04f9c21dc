package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error, price and parts in the responses, reports and logs of both versions of Infobip's API. */
class MessageDetailsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'smsCount':3",
                "'messageCount':3",
                "'details':{'messageCount':3}",
                "'smsCount':'x','messageCount':3"
            })
    void thePartsAreReadUnderEachOfTheirNames(String member) {
        assertThat(read(member).parts()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'smsCount':0", "'smsCount':-1", "'messageCount':1e99", "'details':7", "'smsCount':null"})
    void partsThatCannotBeAreNone(String member) {
        assertThat(read(member).parts()).isNull();
    }

    @Test
    void anErrorIsReadWithItsIdItsNameAndItsPermanence() {
        assertThat(
                        read("'error':{'groupId':1,'id':27,'name':'EC_ABSENT_SUBSCRIBER','description':'Absent','permanent':false}")
                                .error())
                .isEqualTo(new MessageError(27, "EC_ABSENT_SUBSCRIBER", "Absent", false));
        assertThat(read("'error':{'id':5000,'name':'VOICE_ANSWERED','permanent':true}")
                        .error())
                .isEqualTo(new MessageError(5000, "VOICE_ANSWERED", null, true));
        assertThat(read("'error':{'name':'EC','permanent':'yes'}").error())
                .isEqualTo(new MessageError(null, "EC", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'error':{'id':0,'name':'NO_ERROR','permanent':false}", "'error':{}", "'error':7"})
    void noErrorIsNone(String member) {
        assertThat(read(member).error()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "0.010000000001, 0.01", "12, 12", "100, 100", "1E+1, 10", "0, 0"})
    void aPriceIsReadAsAPlainNumber(String written, String amount) {
        MessagePrice price = read("'price':{'pricePerMessage':" + written + ",'currency':'EUR'}")
                .price();

        assertThat(price).isEqualTo(new MessagePrice(new BigDecimal(amount), "EUR"));
        assertThat(price.amount().toString()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99", "1e-999999999", "'0.01'", "null", "1e999999999", "1234567890123"})
    void aPriceThatCannotBeStoredIsNone(String written) {
        assertThat(read("'price':{'pricePerMessage':" + written + "}").price()).isNull();
    }

    private static MessageStatus read(String members) {
        String json = "[{'messageId':'m','status':{'groupId':3}," + members + "}]";
        try (var reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            List<MessageStatus> all = MessageStatus.readAll(reader.readArray()).toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
