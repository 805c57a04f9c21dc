package org.exchangeconnect.sms.reports;

import java.time.Clock;
import org.exchangeconnect.config.DeliverySettings;
import org.exchangeconnect.vault.SigningSecretRepository;

/** Creates signature checks for tests of other packages. */
public final class SignatureFixture {

    private SignatureFixture() {}

    public static ReportSignature of(DeliverySettings settings, SigningSecretRepository secrets, Clock clock) {
        return new ReportSignature(settings, secrets, clock);
    }
}
