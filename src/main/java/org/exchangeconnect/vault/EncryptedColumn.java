package org.exchangeconnect.vault;

/**
 * A column with encrypted values, in a table whose key is one UUID. A new column in the schema must be added here, or
 * its values would not be re-encrypted when keys change.
 */
enum EncryptedColumn {
    TOKEN("connection_token", "connection_id", "token"),
    API_KEY("connection_key", "connection_id", "api_key"),
    APP_SECRET("app_secret", "id", "secret"),
    INBOUND_MESSAGE("inbound_message", "id", "content"),
    NOTICE_BODY("notice_body", "notice_id", "body");

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

    /** Returns the column's name, which its values are also bound to. */
    String column() {
        return column;
    }

    /** Replaces {@code {table}}, {@code {key}} and {@code {column}} with the names of this column. */
    String in(String sql) {
        return sql.replace("{table}", table).replace("{key}", key).replace("{column}", column);
    }
}
