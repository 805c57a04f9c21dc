package org.exchangeconnect.config;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The MicroProfile JWT keys {@code mp.jwt.verify.*}.
 *
 * @param key a public key in PEM, or a JWK or JWK set; empty if no tokens are accepted
 * @param issuer the accepted issuer
 * @param audiences the accepted audiences; a token must have at least one of them
 */
@Singleton
public record JwtSettings(Optional<String> key, String issuer, List<String> audiences) {

    public JwtSettings {
        audiences = List.copyOf(audiences);
    }

    @Inject
    JwtSettings(Settings settings) {
        this(
                settings.get(ConfigKeys.JWT_KEY)
                        .or(() -> settings.get(ConfigKeys.JWT_KEY_LOCATION).flatMap(JwtSettings::read)),
                settings.get(ConfigKeys.JWT_ISSUER).orElse(""),
                settings.get(ConfigKeys.JWT_AUDIENCES));
    }

    /** Returns the key in the file; empty if it can't be read. */
    private static Optional<String> read(String location) {
        try {
            Path file = Path.of(location.replaceFirst("^file:(//)?", ""));
            return Optional.of(ByteOrderMark.strip(Files.readString(file)).strip());
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }
}
