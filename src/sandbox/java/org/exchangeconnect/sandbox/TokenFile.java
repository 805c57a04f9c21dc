package org.exchangeconnect.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores a sandbox's valid tokens in a file for the next run, so that the demo's connections survive a quick restart.
 * One token a line: client id, user key, token, issued at, expires at.
 */
final class TokenFile {

    private final Path file;
    private final Engine engine;

    TokenFile(Path file, Engine engine) {
        this.file = file;
        this.engine = engine;
    }

    void write() throws IOException {
        List<String> lines = engine.tokens().live().stream()
                .map(token -> String.join(
                        " ",
                        token.grant().app().clientId(),
                        token.grant().user().userKey(),
                        token.value(),
                        token.issuedAt().toString(),
                        token.expiresAt().toString()))
                .toList();
        Files.write(file, lines);
    }

    /** Reads the tokens that an earlier sandbox wrote; skips those of unknown apps and users. */
    void read() throws IOException {
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> token(line.split(" ")).ifPresent(engine.tokens()::resume));
        }
    }

    private Optional<IssuedToken> token(String[] parts) {
        return engine.options()
                .app(parts[0])
                .flatMap(app -> engine.users().find(parts[1]).map(user -> new Grant(app, user)))
                .map(grant -> new IssuedToken(parts[2], grant, Instant.parse(parts[3]), Instant.parse(parts[4])));
    }
}
