package org.exchangeconnect.sandbox;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Applies a user's decision about an app and returns where to redirect the browser. Accepted scopes are remembered. */
final class Authorization {

    private final Supplier<SandboxOptions> options;
    private final Codes codes;
    private final Recorder recorder;
    private final Set<String> consents = ConcurrentHashMap.newKeySet();

    Authorization(Supplier<SandboxOptions> options, Codes codes, Recorder recorder) {
        this.options = options;
        this.codes = codes;
        this.recorder = recorder;
    }

    boolean isRemembered(ValidAuthorizeRequest request, SandboxUser user) {
        return consents.contains(consent(request, user));
    }

    /** Remembers the consent and returns the redirect with a new code. */
    String accept(ValidAuthorizeRequest request, SandboxUser user) {
        consents.add(consent(request, user));
        return request.location(issue(request, user));
    }

    IssuedCode issue(ValidAuthorizeRequest request, SandboxUser user) {
        IssuedCode code = codes.issue(request, user);
        recorder.secret(code.value());
        return code;
    }

    /**
     * Returns the redirect after a refusal.
     *
     * @param referer the page that linked to the authorize request, or null
     */
    String cancel(ValidAuthorizeRequest request, String referer) {
        if (options.get().cancelMode() == CancelMode.REFERRER) {
            if (referer != null) {
                return referer;
            }
            URI cancelUri = request.app().cancelUri();
            if (cancelUri != null) {
                return cancelUri.toString();
            }
        }
        return request.accessDenied();
    }

    void clear() {
        consents.clear();
    }

    private static String consent(ValidAuthorizeRequest request, SandboxUser user) {
        return request.app().clientId() + '/' + user.userKey() + '/' + request.scopes();
    }
}
