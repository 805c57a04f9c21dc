package org.exchangeconnect.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.exchangeconnect.config.ApiSettings;
import org.exchangeconnect.config.ConfigKeys;
import org.exchangeconnect.config.Settings;

/**
 * Returns and checks the base URLs of accounts' APIs, because calls there carry the account's token. The configured URL
 * is the operator's choice and is accepted unchecked. An account's own URL must be on an allowed host and, except in
 * development mode, use https and a public address; this is checked when it is entered and before each call.
 */
@Singleton
public class BaseUris {

    /** The largest number of characters of a base URL. */
    public static final int MAX_LENGTH = 512;

    private final ApiSettings api;
    private final boolean development;
    private final PublicAddresses addresses;

    @Inject
    BaseUris(ApiSettings api, Settings settings, PublicAddresses addresses) {
        this(api, settings.get(ConfigKeys.DEVELOPMENT), addresses);
    }

    public BaseUris(ApiSettings api, boolean development, PublicAddresses addresses) {
        this.api = api;
        this.development = development;
        this.addresses = addresses;
    }

    /**
     * Returns the base URL of the account's API: its own, or else the configured one. A host that has no address at the
     * moment is accepted: the call itself then reports that it cannot be reached.
     *
     * @throws BaseUriNotAllowedException when the account's own URL is not, or no longer, allowed
     */
    public URI of(Connection connection) {
        return orConfigured(connection.baseUri());
    }

    /**
     * Returns an account's own base URL, or the configured one for null.
     *
     * @throws BaseUriNotAllowedException when the account's own URL is not, or no longer, allowed
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

    /**
     * Checks an entered base URL, with one lookup of its host. Leading and trailing blanks and trailing slashes are
     * removed.
     */
    public CheckedBaseUri check(String text) {
        Optional<URI> uri = parse(text);
        Optional<BaseUriProblem> problem = uri.isEmpty() ? Optional.of(BaseUriProblem.MALFORMED) : problem(uri.get());
        return new CheckedBaseUri(problem.isEmpty() ? uri : Optional.empty(), problem);
    }

    /**
     * The result of a check.
     *
     * @param uri the URL to store; empty when it is not allowed
     * @param problem why it is not allowed; empty when it is
     */
    public record CheckedBaseUri(Optional<URI> uri, Optional<BaseUriProblem> problem) {}

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
        boolean trusted = development || uri.equals(api.baseUri());
        return trusted ? Optional.empty() : addresses.problem(uri);
    }

    private boolean isBare(URI uri) {
        boolean scheme =
                "https".equalsIgnoreCase(uri.getScheme()) || development && "http".equalsIgnoreCase(uri.getScheme());
        return scheme
                && uri.toString().length() <= MAX_LENGTH
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && (uri.getRawPath() == null || uri.getRawPath().isEmpty());
    }
}
