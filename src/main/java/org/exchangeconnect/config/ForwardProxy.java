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
 * The keys {@code infobip.http.proxy-*}: the forward proxy for outgoing HTTP calls. Without a configured proxy, the
 * JVM's system properties apply ({@code https.proxyHost} and the like).
 *
 * @param address host and port of an HTTP proxy; empty to use the JVM's settings
 * @param exceptions lower-case host names that are reached directly; {@code *.example.com} matches every host below
 *     {@code example.com}
 */
public record ForwardProxy(Optional<InetSocketAddress> address, List<String> exceptions) {

    static final ForwardProxy OF_THE_JVM = new ForwardProxy(Optional.empty(), List.of());

    public ForwardProxy {
        exceptions = List.copyOf(exceptions);
    }

    ForwardProxy(Settings settings) {
        this(
                settings.get(ConfigKeys.PROXY_URI)
                        .map(uri -> InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort())),
                settings.get(ConfigKeys.PROXY_EXCEPTIONS));
    }

    ProxySelector selector() {
        return address.<ProxySelector>map(ConfiguredProxySelector::new).orElseGet(ProxySelector::getDefault);
    }

    /** Returns the proxy for calls to this URI; empty for a direct connection. */
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

        /** Does nothing: there is no other proxy to fall back to. */
        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
    }
}
