package org.exchangeconnect.web.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.oauth.State;
import org.exchangeconnect.vault.Vault;
import org.exchangeconnect.vault.VaultException;

/**
 * Step 1: creates and reads the tokens that tie a page's Connect link to its view. A token carries the portal's state encrypted
 * for one browser, so other pages cannot create such a link and other browsers cannot use it. Every node reads the
 * tokens of the others. A token is valid for one hour, and for one flow, since a state is consumed once.
 */
@Singleton
public class ViewTokens {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final String COLUMN = "connect_link";
    private static final int MAX_LENGTH = 2_048;

    private final Vault vault;
    private final Clock clock;

    @Inject
    public ViewTokens(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** Returns the token of a view that was opened with this state in this browser. */
    public String issue(State state, BrowserCookie browser) {
        String content = clock.instant().plus(LIFETIME).toEpochMilli() + " " + state.value();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(vault.encrypt(Secret.of(content), row(browser), COLUMN));
    }

    /** Returns a token's state; empty when the token belongs to another browser, is altered or has expired. */
    public Optional<State> open(String token, BrowserCookie browser) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(token.getBytes(UTF_8));
            String[] parts =
                    vault.decrypt(sealed, row(browser), COLUMN).reveal().split(" ", 2);
            return clock.millis() < Long.parseLong(parts[0]) ? Optional.of(new State(parts[1])) : Optional.empty();
        } catch (IllegalArgumentException | VaultException unusable) {
            return Optional.empty();
        }
    }

    private static String row(BrowserCookie browser) {
        return HexFormat.of().formatHex(browser.digest());
    }
}
