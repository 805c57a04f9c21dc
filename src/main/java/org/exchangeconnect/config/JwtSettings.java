package org.exchangeconnect.config;

import java.util.List;
import java.util.Optional;

/**
 * The MicroProfile JWT keys {@code mp.jwt.verify.*}.
 *
 * @param key a public key in PEM, or a JWK or JWK set; empty if no tokens are accepted
 * @param issuer the accepted issuer
 * @param audiences the accepted audiences; a token must have at least one of them
 */
public record JwtSettings(Optional<String> key, String issuer, List<String> audiences) {

    public JwtSettings {
        audiences = List.copyOf(audiences);
    }
}
