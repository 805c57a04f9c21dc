package org.exchangeconnect.appregistration;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.exchangeconnect.appregistration.AppCheckException.Cause;
import org.exchangeconnect.appregistration.Finding.ComparisonVerdict;
import org.exchangeconnect.appregistration.Finding.Part;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.config.OAuthSettings;
import org.exchangeconnect.config.PortalSettings;
import org.exchangeconnect.connection.Authentication;
import org.exchangeconnect.connection.Connection;
import org.exchangeconnect.connection.ConnectionRepository;
import org.exchangeconnect.connection.ConnectionStatus;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.observability.Logs;
import org.exchangeconnect.token.ReconnectRequiredException;
import org.exchangeconnect.token.TokenUnavailableException;
import org.exchangeconnect.token.UnknownConnectionException;
import org.exchangeconnect.vault.SigningSecretRepository;

/** Compares the configuration with the app's record at Infobip, and copies the signing secret on request. */
@Singleton
public class AppCheck {

    private static final Logger LOG = Logs.of(AppCheck.class);
    /** How many connections are searched for usable tokens, and how many of those tokens are tried. */
    private static final int MAX_CONNECTIONS_READ = 50;

    private static final int MAX_TOKENS_TRIED = 3;

    private final AppRecordClient client;
    private final ConnectionRepository connections;
    private final SigningSecretRepository taken;
    private final OAuthSettings oauth;
    private final PortalSettings portal;
    private final DeliverySettings delivery;

    @Inject
    AppCheck(
            AppRecordClient client,
            ConnectionRepository connections,
            SigningSecretRepository taken,
            OAuthSettings oauth,
            PortalSettings portal,
            DeliverySettings delivery) {
        this.client = client;
        this.connections = connections;
        this.taken = taken;
        this.oauth = oauth;
        this.portal = portal;
        this.delivery = delivery;
    }

    /**
     * Reads the record and compares each part.
     *
     * @throws AppCheckException when the record cannot be read
     */
    public List<Finding> compare() throws AppCheckException {
        AppRecord there = read();
        List<Finding> findings = new ArrayList<>();
        findings.add(compare(Part.CLIENT_ID, oauth.clientId(), there.clientId()));
        findings.add(compare(Part.CLIENT_SECRET, oauth.clientSecret(), there.clientSecret()));
        findings.add(compare(Part.REDIRECT_URI, oauth.redirectUri().toString(), there.redirectUri()));
        findings.add(compare(Part.SIGNING_SECRET, delivery.signingSecret().or(taken::find), there.signingSecret()));
        return findings;
    }

    /**
     * Stores the record's signing secret, encrypted, so that Infobip's calls to us can be verified.
     *
     * @return whether the record contains one
     * @throws AppCheckException when the record cannot be read
     */
    public boolean takeSigningSecretOver() throws AppCheckException {
        Optional<Secret> secret = read().signingSecret();
        secret.ifPresent(taken::put);
        return secret.isPresent();
    }

    private AppRecord read() throws AppCheckException {
        if (portal.appId().isEmpty()) {
            throw new AppCheckException(Cause.NO_APP_ID);
        }
        AppCheckException last = new AppCheckException(Cause.NO_TOKEN);
        for (Connection connection : someConnections()) {
            try {
                return client.read(connection.id());
            } catch (AppCheckException failed) {
                last = failed;
                if (failed.why() != Cause.REFUSED && failed.why() != Cause.UNKNOWN_APP) {
                    throw failed;
                }
            } catch (ReconnectRequiredException | TokenUnavailableException | UnknownConnectionException noToken) {
                LOG.log(Level.FINE, "No token to read the app's record with", noToken);
            }
        }
        throw last;
    }

    /** Returns several accounts' connections, because Infobip may accept the token of one and refuse another. */
    private List<Connection> someConnections() {
        return connections.page(Optional.of(ConnectionStatus.ACTIVE), Optional.empty(), MAX_CONNECTIONS_READ).stream()
                .filter(connection -> connection.authentication() == Authentication.OAUTH && !connection.isInTrouble())
                .limit(MAX_TOKENS_TRIED)
                .toList();
    }

    private static Finding compare(Part part, String here, String there) {
        boolean same = Objects.equals(here, there);
        return new Finding(part, same ? ComparisonVerdict.SAME : ComparisonVerdict.DIFFERENT, same ? null : there);
    }

    private static Finding compare(Part part, Optional<Secret> here, Optional<Secret> there) {
        ComparisonVerdict verdict = here.equals(there)
                ? ComparisonVerdict.SAME
                : here.isEmpty()
                        ? ComparisonVerdict.MISSING_HERE
                        : there.isEmpty() ? ComparisonVerdict.MISSING_THERE : ComparisonVerdict.DIFFERENT;
        return new Finding(part, verdict, null);
    }
}
