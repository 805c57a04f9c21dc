package org.exchangeconnect.config;

import java.sql.Types;
import org.exchangeconnect.oauth.StorableText;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Strings as {@link StorableText}: one bad character must not fail a statement, and with it a whole batch. */
final class TextColumn extends AbstractArgumentFactory<String> {

    TextColumn() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        return (position, statement, context) -> statement.setString(position, StorableText.of(value));
    }
}
