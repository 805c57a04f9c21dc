package org.exchangeconnect.database;

import java.sql.Types;
import org.exchangeconnect.oauth.StorableText;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Binds strings as {@link StorableText}, so that one invalid character does not fail a statement and its whole batch.
 */
final class TextColumn extends AbstractArgumentFactory<String> {

    TextColumn() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        return (position, statement, context) -> statement.setString(position, StorableText.of(value));
    }
}
