package org.exchangeconnect.account;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.exchangeconnect.connection.BaseUriNotAllowedException;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.token.ApiKeyCheck;

/**
 * Decides which API keys may be stored, for the settings page and the REST API: Infobip is asked first. Safe for use by
 * many threads.
 */
@Singleton
public class ApiKeyAcceptance {

    /** The rule for an API key's form, worded as the end of a sentence. */
    public static final String RULE = "must be 1 to 256 visible ASCII characters.";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,256}");

    private final ApiKeyCheck check;
    private final BaseUris baseUris;

    @Inject
    ApiKeyAcceptance(ApiKeyCheck check, BaseUris baseUris) {
        this.check = check;
        this.baseUris = baseUris;
    }

    /** Reads an entered key; empty when its form is wrong. */
    public static Optional<Secret> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(Secret.of(text)) : Optional.empty();
    }

    /**
     * Asks Infobip about a key. Blocks for at most the configured timeouts.
     *
     * @param baseUri the account's own base URL, at which Infobip is asked; null: the configured one
     * @param acceptUnchecked whether to accept the key although Infobip cannot be asked
     * @throws ApiKeyNotAcceptedException when Infobip refuses the key, or cannot be asked and {@code acceptUnchecked} is
     *     false
     * @throws BaseUriNotAllowedException when the account's own base URL is no longer allowed, so that Infobip cannot be
     *     asked, and {@code acceptUnchecked} is false
     */
    public AcceptedKey accept(Secret key, URI baseUri, boolean acceptUnchecked) {
        try {
            return switch (check.ask(baseUris.orConfigured(baseUri), key)) {
                case TAKEN -> new AcceptedKey(key, true);
                case REFUSED -> throw new ApiKeyNotAcceptedException(true);
                case UNKNOWN -> unchecked(key, acceptUnchecked, new ApiKeyNotAcceptedException(false));
            };
        } catch (BaseUriNotAllowedException notAskable) {
            return unchecked(key, acceptUnchecked, notAskable);
        }
    }

    private static AcceptedKey unchecked(Secret key, boolean accept, RuntimeException otherwise) {
        if (!accept) {
            throw otherwise;
        }
        return new AcceptedKey(key, false);
    }
}
