package org.exchangeconnect.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import org.exchangeconnect.config.HttpSettings;

/** An internet in which every name has a public address, but those that a test gives others. */
public final class FakeDns {

    private static final byte[] SOMEWHERE = {(byte) 185, (byte) 255, 10, 1};

    private static final HttpSettings DIRECT = new HttpSettings(Duration.ofSeconds(1), Duration.ofSeconds(1));

    private FakeDns() {}

    public static PublicAddresses ordinary() {
        return with(Map.of());
    }

    /** @param addresses by host; an empty one for none */
    static PublicAddresses with(Map<String, String> addresses) {
        return with(addresses, DIRECT);
    }

    /** The same, seen from behind a proxy. */
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
