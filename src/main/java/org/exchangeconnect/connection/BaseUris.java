package org.exchangeconnect.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.Mode;

/** Where an account's API is, and where it may be: calls there carry the account's token. */
@Singleton
public class BaseUris {

    private final ApiSettings api;
    private final Mode mode;

    @Inject
    public BaseUris(ApiSettings api, Mode mode) {
        this.api = api;
        this.mode = mode;
    }

    /**
     * Gives where the account's API is: its own base URL, or else the configured one.
     *
     * @throws BaseUriNotAllowedException when its own is none of the allowed ones, any more
     */
    public URI of(Connection connection) {
        URI own = connection.baseUri();
        if (own != null && !isAllowed(own)) {
            throw new BaseUriNotAllowedException(own);
        }
        return own == null ? api.baseUri() : own;
    }

    /** Reads a base URL that somebody entered, without a slash at its end; empty when it may be none. */
    public Optional<URI> read(String text) {
        try {
            URI uri = new URI(text.strip().replaceFirst("/$", ""));
            return isAllowed(uri) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(URI uri) {
        boolean scheme = "https".equalsIgnoreCase(uri.getScheme())
                || mode.development() && "http".equalsIgnoreCase(uri.getScheme());
        boolean bare = uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (uri.getRawPath() == null || uri.getRawPath().isEmpty());
        return scheme && bare && api.allows(uri.getHost());
    }
}
