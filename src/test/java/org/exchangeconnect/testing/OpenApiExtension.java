package org.exchangeconnect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.exchangeconnect.sandbox.openapi.OpenApiObserver;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test whose requests to a sandbox, or whose sandbox's responses, deviate from Infobip's OpenAPI. JUnit finds it
 * as a service, only if {@code -Dopenapi.folder} is set.
 */
public final class OpenApiExtension implements AfterEachCallback, AfterAllCallback {

    @Override
    public void afterEach(ExtensionContext context) {
        nothingDeviates();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        nothingDeviates();
    }

    private static void nothingDeviates() {
        assertThat(OpenApiObserver.takeDeviations())
                .as("deviations from Infobip's OpenAPI")
                .isEmpty();
    }
}
