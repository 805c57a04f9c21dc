package org.exchangeconnect.vault;

/**
 * A column whose values are sealed, of a table whose key is one UUID. Whoever adds one to the schema adds it here, or
 * its values would be left behind when keys are changed.
 */
enum EncryptedColumn {
    TOKEN("connection_token", "connection_id", "token"),
    API_KEY("connection_key", "connection_id", "api_key"),
    APP_SECRET("app_secret", "id", "secret");

    private final String table;
    private final String key;
    private final String column;

    EncryptedColumn(String table, String key, String column) {
        this.table = table;
        this.key = key;
        this.column = column;
    }

    String table() {
        return table;
    }

    /** The name that values are sealed for, too. */
    String column() {
        return column;
    }

    /** Puts the names of this column in the place of {@code {table}}, {@code {key}} and {@code {column}}. */
    String in(String sql) {
        return sql.replace("{table}", table).replace("{key}", key).replace("{column}", column);
    }
}
