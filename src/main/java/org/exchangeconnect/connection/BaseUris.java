package org.exchangeconnect.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.DevelopmentMode;

/**
 * Where an account's API is, and where it may be: calls there carry the account's token. The configured address is the
 * operator's word and is taken as it is; an account's own must be https, on an allowed host and, but in development, on
 * the internet, both when it is entered and before each call.
 */
@Singleton
public class BaseUris {

    private static final int MAX_LENGTH = 512;

    private final ApiSettings api;
    private final DevelopmentMode developmentMode;
    private final PublicAddresses addresses;

    @Inject
    public BaseUris(ApiSettings api, DevelopmentMode developmentMode, PublicAddresses addresses) {
        this.api = api;
        this.developmentMode = developmentMode;
        this.addresses = addresses;
    }

    /**
     * Gives where the account's API is: its own base URL, or else the configured one. A host without any address at the
     * moment is let through: the call itself then tells that it can't be reached.
     *
     * @throws BaseUriNotAllowedException when its own is none of the allowed ones, any more
     */
    public URI of(Connection connection) {
        return orConfigured(connection.baseUri());
    }

    /**
     * Gives an account's own base URL, or the configured one for null.
     *
     * @throws BaseUriNotAllowedException when its own is none of the allowed ones, any more
     */
    public URI orConfigured(URI own) {
        if (own == null) {
            return api.baseUri();
        }
        URI base = URI.create(withoutSlash(own.toString()));
        if (problem(base).filter(it -> it != BaseUriProblem.HOST_UNKNOWN).isPresent()) {
            throw new BaseUriNotAllowedException(own);
        }
        return base;
    }

    /** Reads a base URL that somebody entered, without a slash at its end; empty when it may be none. */
    public Optional<URI> read(String text) {
        return parse(text).filter(uri -> problem(uri).isEmpty());
    }

    /** Gives what is wrong with a base URL that somebody entered; empty when it may be one. */
    public Optional<BaseUriProblem> problem(String text) {
        Optional<URI> uri = parse(text);
        return uri.isEmpty() ? Optional.of(BaseUriProblem.MALFORMED) : problem(uri.get());
    }

    private static String withoutSlash(String uri) {
        return uri.replaceFirst("/+$", "");
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(withoutSlash(text.strip())));
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    private Optional<BaseUriProblem> problem(URI uri) {
        if (!isBare(uri)) {
            return Optional.of(BaseUriProblem.MALFORMED);
        }
        if (!api.allows(uri.getHost())) {
            return Optional.of(BaseUriProblem.HOST_NOT_ALLOWED);
        }
        boolean trusted = developmentMode.development() || uri.equals(api.baseUri());
        return trusted ? Optional.empty() : addresses.problem(uri);
    }

    private boolean isBare(URI uri) {
        boolean scheme = "https".equalsIgnoreCase(uri.getScheme())
                || developmentMode.development() && "http".equalsIgnoreCase(uri.getScheme());
        return scheme
                && uri.toString().length() <= MAX_LENGTH
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (uri.getRawPath() == null || uri.getRawPath().isEmpty());
    }
}
