package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import org.exchangeconnect.config.GatewaySettings;

/**
 * Which paths of Infobip's API the gateway serves. A path is taken as it came, never decoded: what two servers might
 * read differently (dots and slashes in disguise, empty segments, path parameters) is refused.
 */
@Singleton
class AllowedPaths {

    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]*");
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

    /** An escape that is none, or one of a control character, {@code %}, {@code .}, {@code /}, {@code ;} or {@code \}. */
    private static final Pattern ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})|%(?:[01].|2[5EeFf]|3[Bb]|5[Cc]|7[Ff])");

    private final List<String> allowed;

    @Inject
    AllowedPaths(GatewaySettings settings) {
        this.allowed = settings.allowedPaths();
    }

    /** Tells whether the gateway serves this path, which is as it stood in the request, without the query. */
    boolean contains(String path) {
        return PLAIN.matcher(path).matches()
                && !path.contains("//")
                && !DOTS.matcher(path).find()
                && !ESCAPE.matcher(path).find()
                && allowed.stream().anyMatch(path::startsWith);
    }
}
