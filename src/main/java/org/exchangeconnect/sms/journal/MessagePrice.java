package org.exchangeconnect.sms.journal;

import static org.exchangeconnect.sms.journal.MessageStatus.text;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price of one SMS: a long text takes several.
 *
 * @param amount with at most six decimal places, without trailing zeros, never an exponent
 * @param currency such as {@code EUR}; null if Infobip sent none
 */
public record MessagePrice(BigDecimal amount, String currency) {

    private static final int MAX_CURRENCY = 8;
    private static final int MAX_DECIMAL_PLACES = 6;
    private static final int MAX_DIGITS = 12;
    private static final int MAX_PRECISION = 100;

    public MessagePrice {
        BigDecimal plain = amount.stripTrailingZeros();
        amount = plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** Reads the member {@code price} of a report; null if it has no amount that can be stored. */
    static MessagePrice of(JsonValue value) {
        return value instanceof JsonObject price
                        && price.get("pricePerMessage") instanceof JsonNumber number
                        && isStorable(number.bigDecimalValue())
                ? new MessagePrice(
                        number.bigDecimalValue().setScale(MAX_DECIMAL_PLACES, RoundingMode.HALF_UP),
                        text(price, "currency", MAX_CURRENCY))
                : null;
    }

    /** Looks at the number's size only, because its digits can fill the memory. */
    private static boolean isStorable(BigDecimal number) {
        long digits = (long) number.precision() - number.scale();
        return number.precision() <= MAX_PRECISION && digits <= MAX_DIGITS && digits > -MAX_PRECISION;
    }
}
