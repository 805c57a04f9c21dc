package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class LiteralConfigTest {

    private static final String KEY = "connect.api.password";

    @Test
    void aValueIsTakenAsItsSourceHasIt() {
        for (String value : List.of("S${ecret", "a$$b", "#{x}", "back\\slash,comma", " blank ", "\u00e4\u20ac")) {
            assertThat(literal(source(100, Map.of(KEY, value))).value(KEY)).contains(value);
        }
    }

    @Test
    void theSourceOfTheHighestOrdinalDecides() {
        ConfigSource low = source(100, Map.of(KEY, "low"));
        ConfigSource high = source(250, Map.of(KEY, "high"));

        assertThat(literal(low, high).value(KEY)).contains("high");
        assertThat(literal(low, source(250, Map.of(KEY, ""))).value(KEY)).isEmpty();
        assertThat(literal(low).value("connect.api.user")).isEmpty();
    }

    /** The server's own lookup expands expressions in the value, so it must not be called. */
    private static LiteralConfig literal(ConfigSource... sources) {
        return new LiteralConfig((Config) Proxy.newProxyInstance(
                LiteralConfigTest.class.getClassLoader(), new Class<?>[] {Config.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getConfigSources")) {
                        return List.of(sources);
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private static ConfigSource source(int ordinal, Map<String, String> values) {
        return new ConfigSource() {
            @Override
            public int getOrdinal() {
                return ordinal;
            }

            @Override
            public Set<String> getPropertyNames() {
                return values.keySet();
            }

            @Override
            public String getValue(String key) {
                return values.get(key);
            }

            @Override
            public String getName() {
                return "test";
            }
        };
    }
}
