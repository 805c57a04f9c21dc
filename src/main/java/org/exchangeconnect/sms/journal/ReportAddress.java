package org.exchangeconnect.sms.journal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.connection.ConnectionId;
import org.exchangeconnect.oauth.Secret;
import org.exchangeconnect.vault.AddressProof;

/**
 * The address to which Infobip pushes the delivery reports of a connection's messages. It names the connection, because
 * message ids that callers choose are unique within their account only, and proves that Infobip was given it.
 */
@Singleton
public class ReportAddress {

    public static final String CONNECTION = "connection";
    public static final String PROOF = "proof";

    private static final String PURPOSE = "delivery-reports";

    private final DeliverySettings settings;
    private final AddressProof proofs;

    @Inject
    public ReportAddress(DeliverySettings settings, AddressProof proofs) {
        this.settings = settings;
        this.proofs = proofs;
    }

    /** Returns the address, which is a secret; empty if reports are not pushed. */
    public Optional<URI> of(ConnectionId connection) {
        return settings.notifyUri()
                .map(uri -> URI.create(uri + (uri.getRawQuery() == null ? "?" : "&") + CONNECTION + "=" + connection
                        + "&" + PROOF + "="
                        + proofs.of(PURPOSE, connection.toString()).reveal()));
    }

    /** Returns whether a push to the connection's address has the proof of that address. */
    public boolean isProven(ConnectionId connection, Secret proof) {
        return proofs.proves(PURPOSE, connection.toString(), proof);
    }
}
