package org.exchangeconnect.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.exchangeconnect.config.PageSettings;

/**
 * The Content-Security-Policy of this application: scripts, styles and pictures of its own only, nothing inline, forms
 * to itself, frames only in the configured places.
 */
@Singleton
public class ContentSecurityPolicy {

    private static final String RULES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    private final String framed;

    @Inject
    public ContentSecurityPolicy(PageSettings pages) {
        this(pages.frameAncestors());
    }

    ContentSecurityPolicy(List<String> frameAncestors) {
        this.framed = RULES + (frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors));
    }

    /** The policy of pages that Infobip's web interface may frame. */
    String framed() {
        return framed;
    }

    /** The policy of everything that nobody has a reason to frame. */
    String unframed() {
        return RULES + "'none'";
    }
}
