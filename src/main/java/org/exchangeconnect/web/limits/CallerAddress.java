package org.exchangeconnect.web.limits;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangeconnect.config.ConfigKeys;
import org.exchangeconnect.config.Network;
import org.exchangeconnect.config.Settings;
import org.exchangeconnect.observability.Logs;

/**
 * Determines the client address of a request. {@code X-Forwarded-For} is believed only from trusted proxies of the
 * configuration. The servers' own settings for this differ and trust any client, so they are not used.
 */
@Singleton
public class CallerAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.+)](:\\d+)?|([0-9.]+):\\d+");
    private static final int MAX_PROXIES = 10;

    private static final Logger LOG = Logs.of(CallerAddress.class);

    private final List<Network> trusted;
    private final AtomicBoolean warned = new AtomicBoolean();

    @Inject
    CallerAddress(Settings settings) {
        this(settings.get(ConfigKeys.TRUSTED_PROXIES));
    }

    /** @param trusted the networks of the reverse proxies */
    CallerAddress(List<Network> trusted) {
        this.trusted = trusted;
    }

    /** Returns the caller's address as a numeric IP address. */
    String address(HttpServletRequest request) {
        warnOfUntrusted(request);
        Optional<InetAddress> peer = Network.address(request.getRemoteAddr());
        return peer.isEmpty()
                ? request.getRemoteAddr()
                : behind(peer.get(), Collections.list(request.getHeaders(FORWARDED_FOR)))
                        .getHostAddress();
    }

    /** Without the setting, rate limits would apply to the whole proxy. */
    private void warnOfUntrusted(HttpServletRequest request) {
        if (warned.get() || !request.getHeaders(FORWARDED_FOR).hasMoreElements()) {
            return;
        }
        Optional<InetAddress> peer = Network.address(request.getRemoteAddr());
        if (peer.filter(this::trusts).isEmpty() && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "X-Forwarded-For of an untrusted address is ignored: address={0}. If it is your reverse proxy, add"
                            + " it to connect.trusted-proxies. Logged once.",
                    request.getRemoteAddr());
        }
    }

    /**
     * Returns the caller's network: the IPv4 address, or the first 64 bits of the IPv6 address, which usually belong to
     * one customer.
     */
    public String network(HttpServletRequest request) {
        return CallerNetwork.of(address(request));
    }

    /**
     * Each proxy appends the address that it received the request from, so the list is read backwards until an address
     * is not trusted.
     */
    private InetAddress behind(InetAddress peer, List<String> headers) {
        List<String> hops = new ArrayList<>(List.of(String.join(",", headers).split(",", -1)));
        Collections.reverse(hops);
        InetAddress caller = peer;
        for (String hop : hops.subList(0, Math.min(hops.size(), MAX_PROXIES))) {
            Optional<InetAddress> before = trusts(caller) ? read(hop.strip()) : Optional.empty();
            if (before.isEmpty()) {
                return caller;
            }
            caller = before.get();
        }
        return caller;
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** Reads one address; some proxies add a port. */
    private static Optional<InetAddress> read(String hop) {
        Matcher withPort = WITH_PORT.matcher(hop);
        if (!withPort.matches()) {
            return Network.address(hop);
        }
        return Network.address(withPort.group(1) == null ? withPort.group(3) : withPort.group(1));
    }
}
