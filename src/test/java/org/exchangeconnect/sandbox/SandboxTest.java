package org.exchangeconnect.sandbox;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs each test on its own sandbox, with a clock that the test moves. */
abstract class SandboxTest {

    final SandboxClock clock = new SandboxClock();
    Sandbox sandbox;
    SandboxClient client;
    SandboxUser user;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(options());
        client = new SandboxClient(sandbox);
        user = sandbox.users().get(0);
    }

    SandboxOptions options() {
        return SandboxOptions.standard().clock(clock);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }
}
