package org.exchangeconnect.web;

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
import org.exchangeconnect.config.Logs;
import org.exchangeconnect.config.Network;
import org.exchangeconnect.config.ProxySettings;

/**
 * The address that a request comes from. Where a reverse proxy that the configuration trusts handed it on, that is who
 * asked the proxy, by {@code X-Forwarded-For}; nobody else's word is taken. Done here and not by the servers, whose
 * settings for it differ and believe anybody.
 */
@Singleton
class CallerAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.+)](:\\d+)?|([0-9.]+):\\d+");
    private static final int MAX_PROXIES = 10;

    private static final Logger LOG = Logs.of(CallerAddress.class);

    private final ProxySettings proxies;
    private final AtomicBoolean warned = new AtomicBoolean();

    @Inject
    CallerAddress(ProxySettings proxies) {
        this.proxies = proxies;
    }

    /** Gives the caller's address, in figures. */
    String address(HttpServletRequest request) {
        warnOfUntrusted(request);
        Optional<InetAddress> peer = Network.address(request.getRemoteAddr());
        return peer.isEmpty()
                ? request.getRemoteAddr()
                : behind(peer.get(), Collections.list(request.getHeaders(FORWARDED_FOR)))
                        .getHostAddress();
    }

    /** Limits would hold for a proxy as a whole that the operator forgot to name. */
    private void warnOfUntrusted(HttpServletRequest request) {
        if (warned.get() || !request.getHeaders(FORWARDED_FOR).hasMoreElements()) {
            return;
        }
        Optional<InetAddress> peer = Network.address(request.getRemoteAddr());
        if (peer.filter(proxies::trusts).isEmpty() && warned.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "X-Forwarded-For of an untrusted address is ignored: address={0}. If it is your reverse proxy, name"
                            + " it in connect.trusted-proxies. Logged once.",
                    request.getRemoteAddr());
        }
    }

    /** Returns the caller's network: the address of IPv4, the first 64 bits of IPv6, which one customer has for itself. */
    String network(HttpServletRequest request) {
        return CallerNetwork.of(address(request));
    }

    /** Each proxy adds whom it got the request from at the end: read backwards, until somebody is not trusted. */
    private InetAddress behind(InetAddress peer, List<String> headers) {
        List<String> hops = new ArrayList<>(List.of(String.join(",", headers).split(",", -1)));
        Collections.reverse(hops);
        InetAddress caller = peer;
        for (String hop : hops.subList(0, Math.min(hops.size(), MAX_PROXIES))) {
            Optional<InetAddress> before = proxies.trusts(caller) ? read(hop.strip()) : Optional.empty();
            if (before.isEmpty()) {
                return caller;
            }
            caller = before.get();
        }
        return caller;
    }

    /** Some proxies add the port. */
    private static Optional<InetAddress> read(String hop) {
        Matcher withPort = WITH_PORT.matcher(hop);
        if (!withPort.matches()) {
            return Network.address(hop);
        }
        return Network.address(withPort.group(1) == null ? withPort.group(3) : withPort.group(1));
    }
}
