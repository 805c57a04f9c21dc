package org.exchangeconnect.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.exchangeconnect.config.HttpSettings;

/** DNS in which every name has a public address, except those that a test overrides. */
public final class FakeDns {

    private static final byte[] SOMEWHERE = {(byte) 185, (byte) 255, 10, 1};

    private static final HttpSettings DIRECT = new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(1));

    private FakeDns() {}

    public static PublicAddresses ordinary() {
        return with(Map.of());
    }

    /** Returns DNS that answers once and knows no name afterwards. */
    public static PublicAddresses answeringOnce() {
        AtomicBoolean answered = new AtomicBoolean();
        return new PublicAddresses(
                host -> {
                    if (answered.getAndSet(true)) {
                        throw new UnknownHostException(host);
                    }
                    return new InetAddress[] {InetAddress.getByAddress(host, SOMEWHERE)};
                },
                DIRECT.proxy());
    }

    /** @param addresses by host; an empty address means that the name does not resolve */
    static PublicAddresses with(Map<String, String> addresses) {
        return with(addresses, DIRECT);
    }

    /** Returns the same DNS with the given proxy settings. */
    static PublicAddresses with(Map<String, String> addresses, HttpSettings http) {
        return new PublicAddresses(
                host -> {
                    String address = addresses.get(host);
                    if (address == null) {
                        return new InetAddress[] {InetAddress.getByAddress(host, SOMEWHERE)};
                    }
                    if (address.isEmpty()) {
                        throw new UnknownHostException(host);
                    }
                    return new InetAddress[] {InetAddress.getByAddress(SOMEWHERE), InetAddress.getByName(address)};
                },
                http.proxy());
    }
}
