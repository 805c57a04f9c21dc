package org.exchangeconnect.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys {@code infobip.http.proxy-*}: which HTTP calls leave by way of a forward proxy. Without a proxy of our own
 * the JVM's system properties decide ({@code https.proxyHost} and the like).
 *
 * @param address host and port of an HTTP proxy; empty: as the JVM says
 * @param exceptions lower-case host names that are reached directly; {@code *.example.com} stands for every host below
 */
public record ForwardProxy(Optional<InetSocketAddress> address, List<String> exceptions) {

    static final ForwardProxy OF_THE_JVM = new ForwardProxy(Optional.empty(), List.of());

    public ForwardProxy {
        exceptions = List.copyOf(exceptions);
    }

    ProxySelector selector() {
        return address.<ProxySelector>map(ConfiguredProxySelector::new).orElseGet(ProxySelector::getDefault);
    }

    /** The proxy for calls to this URI; empty where they go directly. */
    public Optional<InetSocketAddress> forUri(URI uri) {
        ProxySelector selector = selector();
        return selector == null
                ? Optional.empty()
                : selector.select(uri).stream()
                        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                        .map(Proxy::address)
                        .filter(InetSocketAddress.class::isInstance)
                        .map(InetSocketAddress.class::cast)
                        .findFirst();
    }

    private boolean isException(String host) {
        return HostPattern.anyMatches(exceptions, host.toLowerCase(Locale.ROOT));
    }

    private final class ConfiguredProxySelector extends ProxySelector {

        private final List<Proxy> proxies;

        ConfiguredProxySelector(InetSocketAddress proxy) {
            proxies = List.of(new Proxy(Proxy.Type.HTTP, proxy));
        }

        @Override
        public List<Proxy> select(URI uri) {
            return uri.getHost() != null && isException(uri.getHost()) ? List.of(Proxy.NO_PROXY) : proxies;
        }

        /** There is no other proxy to turn to. */
        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }
}
