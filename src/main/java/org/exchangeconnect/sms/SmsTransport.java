package org.exchangeconnect.sms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.logging.Logger;
import org.exchangeconnect.config.HttpSettings;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.observability.Logs;

/** Step 7: makes one request to Infobip's SMS API and classifies its result. It never repeats a request. */
@Singleton
class SmsTransport {

    private static final Logger LOG = Logs.of(SmsTransport.class);

    private final SmsClients clients;
    private final SmsResponseReader reader;

    @Inject
    SmsTransport(SmsClients clients, HttpSettings http, Clock clock) {
        this.clients = clients;
        this.reader = new SmsResponseReader(new BoundedTextReader(http.sendTimeout(), clock));
    }

    SmsResponse post(URI base, AccessToken token, JsonObject body) {
        try {
            return clients.call(base, client -> send(client, token, body));
        } catch (RuntimeException failure) {
            SendStatus sendStatus = SendFailureClassifier.sendStatus(failure);
            LOG.fine(() ->
                    "SMS request failed: status=" + sendStatus + ", cause=" + SendFailureClassifier.rootOf(failure));
            return SmsResponse.without(sendStatus);
        }
    }

    private SmsResponse send(SmsClient client, AccessToken token, JsonObject body) {
        try (Response response = client.send(token.authorization(), body)) {
            return reader.read(response);
        }
    }
}
