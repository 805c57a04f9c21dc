package org.exchangeconnect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.exchangeconnect.observability.Correlation;
import org.junit.jupiter.api.Test;

class GatewayServletTest {

    private final CompletableFuture<Optional<String>> seen = new CompletableFuture<>();

    @Test
    void aCallKeepsItsRequestsIdInTheThreadThatCarriesItThrough() throws Exception {
        GatewayServlet servlet = new GatewayServlet();
        servlet.gateway = new Gateway(null, null, null, null, null) {
            @Override
            void serve(HttpServletRequest request, HttpServletResponse response) {
                seen.complete(Correlation.current());
            }
        };
        servlet.gatewayThreads = new GatewayThreads() {
            @Override
            void run(Runnable call) {
                new Thread(call).start();
            }
        };

        try (var scope = Correlation.begin("call-4711")) {
            assertThat(scope.id()).isEqualTo("call-4711");
            servlet.service(request(), null);
        }

        assertThat(seen.get(10, TimeUnit.SECONDS)).hasValue("call-4711");
    }

    private static HttpServletRequest request() {
        AsyncContext call = stub(AsyncContext.class, null);
        return stub(HttpServletRequest.class, call);
    }

    /** Returns a stub whose methods all return the same object. */
    private static <T> T stub(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer));
    }
}
