package org.exchangeconnect.sms.journal;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.exchangeconnect.oauth.StorableText;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Maps what Infobip reports beside a message's status to the columns of the journal. */
public final class DetailsMapper {

    /** Assigns the values of a report; the price and the parts that an earlier one had stay if it has none. */
    public static final String SET =
            """
            error_id = :errorId, error_name = :errorName, error_permanent = :errorPermanent,
                   price = coalesce(:price, price), price_currency = coalesce(:currency, price_currency),
                   parts = coalesce(:parts, parts)\
            """;

    private DetailsMapper() {}

    /** Binds the values of {@link #SET}. */
    public static PreparedBatch bind(PreparedBatch batch, MessageStatus report) {
        Optional<MessageError> error = Optional.ofNullable(report.error());
        Optional<MessagePrice> price = Optional.ofNullable(report.price());
        return batch.bind("errorId", error.map(MessageError::id).orElse(null))
                .bind("errorName", StorableText.of(error.map(MessageError::name).orElse(null), MessageStatus.MAX_NAME))
                .bind("errorPermanent", error.map(MessageError::permanent).orElse(null))
                .bind("price", price.map(MessagePrice::amount).orElse(null))
                .bind("currency", price.map(MessagePrice::currency).orElse(null))
                .bind("parts", report.parts());
    }

    static MessageError error(ResultSet row) throws SQLException {
        Integer id = row.getObject("error_id", Integer.class);
        String name = row.getString("error_name");
        return id == null && name == null
                ? null
                : new MessageError(id, name, null, row.getObject("error_permanent", Boolean.class));
    }

    static MessagePrice price(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("price");
        return amount == null ? null : new MessagePrice(amount, row.getString("price_currency"));
    }

    static Integer parts(ResultSet row) throws SQLException {
        return row.getObject("parts", Integer.class);
    }
}
