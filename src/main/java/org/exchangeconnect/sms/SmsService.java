package org.exchangeconnect.sms;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.connection.BaseUris;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.Reason;
import org.exchangeconnect.infobip.CallStatus;
import org.exchangeconnect.oauth.AccessToken;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.sms.journal.MessageJournal;
import org.exchangeconnect.sms.journal.ReportAddress;
import org.exchangeconnect.token.InfobipApi;
import org.exchangeconnect.token.TokenService;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;
import org.exchangeconnect.vault.VaultException;

/**
 * Step 7: sends SMS with a connected account's token, or its API key.
 *
 * <p>Code in the same server can inject it. It is safe for use by many threads, with or without a request context. Call
 * it outside a transaction, because sending can't be rolled back. It blocks for at most twice
 * {@code infobip.http.connect-timeout} and {@code infobip.http.send-timeout}, and one renewal.
 */
@Singleton
public class SmsService {

    private static final Logger LOG = Logs.of(SmsService.class);

    private final ConnectionRepository connections;
    private final BaseUris baseUris;
    private final TokenService tokens;
    private final InfobipApi api;
    private final SmsTransport transport;
    private final MessageJournal journal;
    private final ReportAddress reports;
    private final Clock clock;

    @Inject
    SmsService(
            ConnectionRepository connections,
            BaseUris baseUris,
            TokenService tokens,
            InfobipApi api,
            SmsTransport transport,
            MessageJournal journal,
            ReportAddress reports,
            Clock clock) {
        this.connections = connections;
        this.baseUris = baseUris;
        this.tokens = tokens;
        this.api = api;
        this.transport = transport;
        this.journal = journal;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Sends messages. The journal has them before the request is sent, and their outcomes when this method returns. A
     * 401 proves that Infobip did not process the request, so it is repeated once with another token; nothing else is
     * ever repeated. Every response or failure of the request is in the result. An exception means that nothing was
     * sent.
     *
     * @param body a body for Infobip's {@code /sms/2/text/advanced} or {@code /sms/3/messages}, with at most 1,000
     *     destinations in total; numbers are international, with or without {@code +} and blanks
     * @return never null; one delivery for each destination, in the order of the request. A delivery that is
     *     {@link org.exchangeconnect.sms.journal.MessageOutcome#UNKNOWN} may have been sent, and sending it again risks
     *     a duplicate
     * @throws UnknownConnectionException if there is no such connection
     * @throws InvalidMessagesException with all violations of the body
     * @throws org.exchangeconnect.connection.BaseUriNotAllowedException if the account's base URL is not allowed
     * @throws org.exchangeconnect.token.ReconnectRequiredException if a person must connect the account again
     * @throws TokenUnavailableException if the token expired and can't be renewed at the moment, or the key file
     *     does not decrypt the application's secrets
     * @throws org.jdbi.v3.core.JdbiException if the database can't be reached
     */
    public SmsResult send(ConnectionId id, JsonObject body) {
        Connection connection = connections.find(id).orElseThrow(() -> new UnknownConnectionException(id));
        SmsRequest request = SmsRequest.of(id, body, connection.defaultSender(), address(id), clock.instant());
        URI endpoint = URI.create(baseUris.of(connection) + request.version().path());
        AccessToken token = tokens.current(id);
        SmsResult result = journal.around(
                request.messages(),
                () -> deliver(id, endpoint, token, request.body()).settle(request.messages(), clock.instant()),
                SmsResult::deliveries);
        log(id, request, result);
        return result;
    }

    private Optional<URI> address(ConnectionId id) {
        try {
            return reports.of(id);
        } catch (VaultException closed) {
            throw new TokenUnavailableException(Reason.KEY_MISSING, closed);
        }
    }

    /** A successful request is in the journal; only a failed one is logged above FINE. */
    private static void log(ConnectionId id, SmsRequest request, SmsResult result) {
        Level level = result.sendStatus() == CallStatus.ANSWERED ? Level.FINE : Level.WARNING;
        LOG.log(level, "Send request ended: connection={0}, messages={1}, status={2}", new Object[] {
            id, request.messages().size(), result.sendStatus()
        });
    }

    private SmsResult deliver(ConnectionId id, URI endpoint, AccessToken token, JsonObject body) {
        try {
            return api.call(
                    id,
                    token,
                    current -> transport.post(endpoint, current, body),
                    true,
                    result -> result.sendStatus() == CallStatus.TOKEN_REFUSED);
        } catch (TokenUnavailableException unavailable) {
            return SmsResult.without(CallStatus.TOKEN_UNAVAILABLE);
        }
    }
}
