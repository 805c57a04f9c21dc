package org.exchangeconnect.web.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.exchangeconnect.config.JwtSettings;
import org.exchangeconnect.testing.MovableClock;
import org.junit.jupiter.api.Test;

class BearerTokensTest {

    private static final RSAKey OURS = rsa();
    private static final RSAKey FOREIGN = rsa();

    private final MovableClock clock = new MovableClock();
    private final BearerTokens tokens = taking(pem(OURS));

    @Test
    void aTokenOfTheIssuerForUsIsTaken() throws JOSEException {
        assertThat(tokens.read(signed(OURS, good().build()))).contains("office");
        assertThat(taking(new JWKSet(OURS.toPublicJWK()).toString()).read(signed(OURS, good().build())))
                .contains("office");
    }

    @Test
    void anEllipticCurveServesToo() throws JOSEException {
        var key = new ECKeyGenerator(Curve.P_256).generate();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), good().build());
        token.sign(new ECDSASigner(key));

        assertThat(taking(key.toPublicJWK().toJSONString()).read(token.serialize()))
                .contains("office");
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        assertThat(tokens.read(new PlainJWT(good().build()).serialize())).isEmpty();
    }

    @Test
    void aTokenSignedWithThePublicKeyAsIfItWereASecretIsRefused() throws JOSEException {
        JWSSigner confused = new MACSigner(pem(OURS).getBytes(US_ASCII));
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), good().build());
        token.sign(confused);

        assertThat(tokens.read(token.serialize())).isEmpty();
    }

    @Test
    void aKeyThatTheTokenBringsIsNotUsed() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwk(FOREIGN.toPublicJWK())
                .build();
        SignedJWT token = new SignedJWT(header, good().build());
        token.sign(new RSASSASigner(FOREIGN));

        assertThat(tokens.read(token.serialize())).isEmpty();
    }

    @Test
    void aForeignKeyIssuerOrAudienceIsRefused() throws JOSEException {
        assertThat(tokens.read(signed(FOREIGN, good().build()))).isEmpty();
        assertThat(tokens.read(
                        signed(OURS, good().issuer("https://evil.example").build())))
                .isEmpty();
        assertThat(tokens.read(signed(OURS, good().issuer(null).build()))).isEmpty();
        assertThat(tokens.read(signed(OURS, good().audience("another-app").build())))
                .isEmpty();
        assertThat(tokens.read(signed(OURS, good().audience((String) null).build())))
                .isEmpty();
    }

    @Test
    void anExpiredTokenOneOfTheFutureAndOneThatNeverEndsAreRefused() throws JOSEException {
        String token = signed(OURS, good().build());
        clock.advance(Duration.ofMinutes(7));

        assertThat(tokens.read(token)).isEmpty();
        assertThat(tokens.read(signed(OURS, good().expirationTime(null).build())))
                .isEmpty();
        assertThat(tokens.read(signed(
                        OURS, good().notBeforeTime(in(Duration.ofMinutes(5))).build())))
                .isEmpty();
    }

    @Test
    void anAlteredTokenAndWhatIsNoneAreRefused() throws JOSEException {
        String token = signed(OURS, good().build());
        String[] parts = token.split("\\.");
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(good().subject("admin").build().toString().getBytes(US_ASCII));

        assertThat(tokens.read(parts[0] + "." + other + "." + parts[2])).isEmpty();
        for (String none : List.of("", ".", "..", "a.b.c", token + "x", token + ".", "x".repeat(100_000))) {
            assertThat(tokens.read(none)).isEmpty();
        }
    }

    @Test
    void aNameThatWouldBreakALogLineIsRefused() throws JOSEException {
        assertThat(tokens.read(
                        signed(OURS, good().subject("office\r\nWARNING: forged").build())))
                .isEmpty();
        assertThat(tokens.read(signed(OURS, good().subject("x".repeat(300)).build())))
                .isEmpty();
    }

    @Test
    void onlyStrongPublicKeysAreTaken() {
        OctetSequenceKey secret = new OctetSequenceKey.Builder(new byte[32]).build();
        for (String key : List.of(secret.toJSONString(), OURS.toJSONString(), "{\"keys\":[]}", "{}", "hunter2")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> taking(key))
                    .withMessageStartingWith("mp.jwt.verify.publickey")
                    .withMessageNotContaining("hunter2");
        }
    }

    @Test
    void withoutAKeyNoTokenIsTaken() throws JOSEException {
        BearerTokens none = new BearerTokens(new JwtSettings(Optional.empty(), "", List.of()), clock);

        assertThat(none.areTaken()).isFalse();
        assertThat(none.read(signed(OURS, good().build()))).isEmpty();
    }

    private BearerTokens taking(String key) {
        return new BearerTokens(
                new JwtSettings(Optional.of(key), "https://idp.example", List.of("exchange-connect", "connect")),
                clock);
    }

    private JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer("https://idp.example")
                .audience("exchange-connect")
                .subject("office")
                .expirationTime(in(Duration.ofMinutes(5)));
    }

    private Date in(Duration time) {
        return Date.from(clock.instant().plus(time));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(RSAKey key) {
        try {
            return "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(key.toRSAPublicKey().getEncoded())
                    + "\n-----END PUBLIC KEY-----";
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
