package org.exchangeconnect.example;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.sms.InvalidMessagesException;
import org.exchangeconnect.sms.SmsResult;
import org.exchangeconnect.sms.SmsService;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenService;
import org.exchangeconnect.token.TokenUnavailableException;

/**
 * Sends appointment reminders by SMS and reads the account's balance. Runs without a transaction, because an SMS cannot
 * be rolled back.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reminders {

    private static final int UNAUTHORIZED = 401;
    private static final Duration MAX_BALANCE_TIME = Duration.ofSeconds(4);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    @Inject
    SmsService sms;

    @Inject
    TokenService tokens;

    @Inject
    ConnectionRepository connections;

    @Inject
    BaseUris baseUris;

    /** Sends a reminder and returns its outcome as one word. */
    public String remind(ConnectionId account, String number, String text) {
        try {
            SmsResult result = sms.send(account, message(number, text));
            // SENT, REJECTED, FAILED or UNKNOWN. UNKNOWN may have been sent, so only a person should send it again.
            return result.deliveries().get(0).outcome().name();
        } catch (InvalidMessagesException wrong) {
            return "WRONG: " + wrong.violations();
        } catch (ReconnectRequiredException lapsed) {
            return "RECONNECT";
        } catch (TokenUnavailableException later) {
            return "LATER";
        }
    }

    /** Returns the response of another Infobip API, called with the account's current token. */
    public String balance(ConnectionId account) throws IOException, InterruptedException {
        Connection connection = connections.find(account).orElseThrow();
        URI balance = URI.create(baseUris.of(connection) + "/account/1/balance");
        AccessToken token = tokens.current(account);
        HttpResponse<String> answer = get(balance, token);
        if (answer.statusCode() == UNAUTHORIZED) {
            Optional<AccessToken> other = tokens.replacementFor(account, token);
            answer = other.isPresent() ? get(balance, other.get()) : answer;
        }
        return answer.body();
    }

    private static HttpResponse<String> get(URI address, AccessToken token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(MAX_BALANCE_TIME)
                .header("Authorization", token.authorization())
                .header("Accept", "application/json")
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonObject message(String number, String text) {
        return Json.createObjectBuilder()
                .add(
                        "messages",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("from", "Reminders")
                                        .add(
                                                "destinations",
                                                Json.createArrayBuilder()
                                                        .add(Json.createObjectBuilder()
                                                                .add("to", number)))
                                        .add("text", text)))
                .build();
    }
}
