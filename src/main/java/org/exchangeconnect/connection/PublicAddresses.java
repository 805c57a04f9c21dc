package org.exchangeconnect.connection;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;
import org.exchangeconnect.config.ForwardProxy;
import org.exchangeconnect.config.HostAddress;
import org.exchangeconnect.config.HttpSettings;

/**
 * Checks where a host name leads. An allowed name may still resolve to an address in our own network. A call right
 * after this check gets the same addresses, because the JVM caches lookups for some seconds.
 */
@Singleton
public class PublicAddresses {

    /** Looks up a host's addresses. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final Lookup lookup;
    private final ForwardProxy proxy;

    @Inject
    PublicAddresses(HttpSettings http) {
        this(InetAddress::getAllByName, http.proxy());
    }

    PublicAddresses(Lookup lookup, ForwardProxy proxy) {
        this.lookup = lookup;
        this.proxy = proxy;
    }

    /**
     * Returns why this URI's host must not be called: it has no address, or one that is not public. A name that a
     * forward proxy resolves is not checked: our own network may be unable to resolve names of the internet.
     */
    Optional<BaseUriProblem> problem(URI uri) {
        String host = uri.getHost();
        if (!HostAddress.isNumeric(host) && proxy.forUri(uri).isPresent()) {
            return Optional.empty();
        }
        try {
            boolean all = Stream.of(lookup.of(host)).allMatch(PublicAddresses::isPublic);
            return all ? Optional.empty() : Optional.of(BaseUriProblem.ADDRESS_NOT_PUBLIC);
        } catch (UnknownHostException unknown) {
            return Optional.of(BaseUriProblem.HOST_UNKNOWN);
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return !special && (bytes.length == 4 ? isPublicV4(bytes) : isPublicV6(bytes));
    }

    /**
     * Excludes shared, protocol, documentation, benchmark and reserved ranges (RFC 6890), beside those that the JDK
     * knows.
     */
    private static boolean isPublicV4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        return !(first == 0
                || first == 100 && (second & 0xc0) == 64
                || first == 192 && second == 0 && (b[2] == 0 || b[2] == 2)
                || first == 198 && (second == 18 || second == 19 || second == 51 && b[2] == 100)
                || first == 203 && second == 0 && b[2] == 113
                || first >= 240);
    }

    /**
     * In IPv6 only global unicast (2000::/3) is public, except its protocol, documentation, 6to4 and Teredo ranges; the
     * last two lead to IPv4 addresses.
     */
    private static boolean isPublicV6(byte[] b) {
        boolean global = (b[0] & 0xe0) == 0x20;
        boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
        boolean protocols = b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xfe) == 0;
        boolean documentation = b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xff) == 0x0d && (b[3] & 0xff) == 0xb8;
        return global && !sixToFour && !protocols && !documentation;
    }
}
