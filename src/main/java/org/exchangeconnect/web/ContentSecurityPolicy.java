package org.exchangeconnect.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.exchangeconnect.config.ConfigKeys;
import org.exchangeconnect.config.Settings;

/**
 * The Content-Security-Policy of this application: it allows only the application's own scripts, styles and images,
 * nothing inline, forms to the application only, and framing only by the configured origins.
 */
@Singleton
public class ContentSecurityPolicy {

    private static final String RULES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    private final String framed;

    @Inject
    public ContentSecurityPolicy(Settings settings) {
        this(settings.get(ConfigKeys.FRAME_ANCESTORS));
    }

    ContentSecurityPolicy(List<String> frameAncestors) {
        this.framed = RULES + (frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors));
    }

    /** Returns the policy of pages that Infobip's web interface may frame. */
    String framed() {
        return framed;
    }

    /** Returns the policy of responses that must not be framed. */
    String unframed() {
        return RULES + "'none'";
    }
}
