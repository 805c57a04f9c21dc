package org.exchangeconnect.sms;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.observability.Logs;

/**
 * A client with the number of calls that use it. A retired client is closed after its last call. Not thread-safe: the
 * owner synchronizes.
 */
final class RefCountedClient {

    private static final Logger LOG = Logs.of(RefCountedClient.class);

    private final SmsClient client;
    private int calls;
    private boolean retired;

    RefCountedClient(SmsClient client) {
        this.client = client;
    }

    SmsClient client() {
        return client;
    }

    void use() {
        calls++;
    }

    void release() {
        calls--;
        closeWhenDone();
    }

    void retire() {
        retired = true;
        closeWhenDone();
    }

    private void closeWhenDone() {
        if (!retired || calls > 0) {
            return;
        }
        try {
            client.close();
        } catch (IOException failed) {
            LOG.log(Level.FINE, "Failed to close a client of the SMS API", failed);
        }
    }
}
