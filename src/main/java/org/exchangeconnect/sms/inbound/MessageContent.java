package org.exchangeconnect.sms.inbound;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultException;

/**
 * The personal content of an inbound message, which is encrypted in one column.
 *
 * @param text null if it cannot be decrypted
 * @param keyword null for none
 */
record MessageContent(String text, String keyword) {

    /** The column's name, to which the encrypted value is bound. */
    static final String COLUMN = "content";

    private static final Logger LOG = Logs.of(MessageContent.class);
    private static final JsonProvider JSON = JsonProvider.provider();

    byte[] encrypt(Vault vault, UUID row) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("text", text);
        if (keyword != null) {
            json.add("keyword", keyword);
        }
        return vault.encrypt(Secret.of(json.build().toString()), row.toString(), COLUMN);
    }

    /** Decrypts a content; one that the available keys cannot decrypt is null, and does not hide other messages. */
    static MessageContent decrypt(Vault vault, UUID row, byte[] encrypted) {
        try (var reader = JSON.createReader(new StringReader(
                vault.decrypt(encrypted, row.toString(), COLUMN).reveal()))) {
            JsonObject json = reader.readObject();
            return new MessageContent(json.getString("text"), json.getString("keyword", null));
        } catch (VaultException unreadable) {
            LOG.log(Level.FINE, "Inbound message unreadable", unreadable);
            return new MessageContent(null, null);
        }
    }

    /** Returns a description without the content, which is personal data. */
    @Override
    public String toString() {
        return "MessageContent[]";
    }
}
