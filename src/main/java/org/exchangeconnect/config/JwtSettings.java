package org.exchangeconnect.config;

import java.util.List;
import java.util.Optional;

/**
 * The keys {@code mp.jwt.verify.*}, as MicroProfile JWT names them.
 *
 * @param key a public key in PEM, or a JWK or JWK set; empty: no tokens are taken
 * @param issuer whose tokens are taken
 * @param audiences one of these a token must be meant for
 */
public record JwtSettings(Optional<String> key, String issuer, List<String> audiences) {

    public JwtSettings {
        audiences = List.copyOf(audiences);
    }
}
