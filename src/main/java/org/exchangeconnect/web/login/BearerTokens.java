package org.exchangeconnect.web.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.exchangeconnect.config.JwtSettings;

/**
 * Verifies signed JWTs for the REST API (MicroProfile JWT, RFC 8725). It accepts RSA and elliptic-curve signatures by
 * the configured key only, whatever algorithm or key the token names. The token must be from the configured issuer, for
 * the configured audience, and not expired. Verification makes no network calls. It replaces the servers' own support
 * so that all servers behave alike.
 */
@Singleton
class BearerTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final List<String> NAMES = List.of("upn", "preferred_username", "sub");
    private static final int MAX_TOKEN_CHARACTERS = 8_192;
    private static final int MAX_NAME_CHARACTERS = 200;
    private static final int MIN_RSA_BITS = 2_048;
    private static final int SKEW_SECONDS = 30;

    private final Optional<DefaultJWTProcessor<SecurityContext>> processor;

    @Inject
    BearerTokens(JwtSettings settings, Clock clock) {
        processor = settings.key().map(key -> processor(key, settings, clock));
    }

    /** Creates the bean at startup, so that an invalid key stops the startup. */
    void atStart(@Observes Startup start) {
        // The constructor reads the key.
    }

    boolean areTaken() {
        return processor.isPresent();
    }

    /** Returns the caller's name from a token; empty when the token is invalid. */
    Optional<String> read(String token) {
        if (processor.isEmpty() || token.length() > MAX_TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return name(processor.get().process(token, null));
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException notGood) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(JWTClaimsSet claims) {
        return NAMES.stream()
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst()
                .filter(name -> !name.isBlank() && name.length() <= MAX_NAME_CHARACTERS)
                .filter(name -> name.chars().noneMatch(Character::isISOControl));
    }

    private static DefaultJWTProcessor<SecurityContext> processor(String key, JwtSettings settings, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys(key))));
        JWTClaimsSet expected =
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build();
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(Set.copyOf(settings.audiences()), expected, Set.of("exp"), Set.of()) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew(SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private static JWKSet keys(String text) {
        try {
            List<JWK> keys = text.startsWith("{") ? json(text) : List.of(pem(text));
            if (keys.isEmpty() || !keys.stream().allMatch(BearerTokens::isStrong)) {
                throw new GeneralSecurityException("not a public key");
            }
            return new JWKSet(keys);
        } catch (GeneralSecurityException | ParseException | IllegalArgumentException notAKey) {
            throw new IllegalStateException(
                    "mp.jwt.verify.publickey must be a public key (RSA of 2048 bits or more, or EC) in PEM, or a JWK or"
                            + " JWK set of such keys",
                    notAKey);
        }
    }

    /** Returns whether the key may verify signatures: a public EC key, or a public RSA key of at least 2048 bits. */
    private static boolean isStrong(JWK key) {
        return !key.isPrivate() && (key instanceof ECKey || key instanceof RSAKey && key.size() >= MIN_RSA_BITS);
    }

    private static List<JWK> json(String text) throws ParseException {
        return text.contains("\"keys\"") ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
    }

    private static JWK pem(String text) throws GeneralSecurityException {
        byte[] bytes = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        X509EncodedKeySpec spec = new X509EncodedKeySpec(bytes);
        for (String type : List.of("RSA", "EC")) {
            try {
                var key = KeyFactory.getInstance(type).generatePublic(spec);
                return key instanceof RSAPublicKey rsa ? new RSAKey.Builder(rsa).build() : ec(key);
            } catch (InvalidKeySpecException another) {
                continue;
            }
        }
        throw new GeneralSecurityException("neither RSA nor EC");
    }

    private static JWK ec(PublicKey key) {
        var point = (ECPublicKey) key;
        return new ECKey.Builder(Curve.forECParameterSpec(point.getParams()), point).build();
    }
}
