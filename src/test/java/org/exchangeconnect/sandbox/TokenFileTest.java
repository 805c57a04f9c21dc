package org.exchangeconnect.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest extends SandboxTest {

    @TempDir
    Path folder;

    @Test
    void aLiveTokenOutlivesARestart() throws IOException {
        String token = sandbox.issueToken(user.userKey());

        try (Sandbox next = restarted()) {
            assertThat(next.isAlive(token)).isTrue();
        }
    }

    @Test
    void aTokensLifeGoesOnDuringTheRestart() throws IOException {
        String token = sandbox.issueToken(user.userKey());
        clock.advance(Duration.ofSeconds(59));

        try (Sandbox next = restarted()) {
            clock.advance(Duration.ofSeconds(1));
            assertThat(next.isAlive(token)).isFalse();
            assertThat(next.lapsed()).containsExactly(user);
        }
    }

    @Test
    void nothingIsTakenUpWhereNothingWasKept() throws IOException {
        sandbox.resume(folder.resolve("absent"));

        assertThat(sandbox.lapsed()).isEmpty();
    }

    private Sandbox restarted() throws IOException {
        Path file = folder.resolve("tokens");
        sandbox.save(file);
        Sandbox next = Sandbox.start(options());
        next.resume(file);
        return next;
    }
}
