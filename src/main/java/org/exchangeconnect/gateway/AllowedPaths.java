package org.exchangeconnect.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import org.exchangeconnect.config.ConfigKeys;
import org.exchangeconnect.config.Settings;

/**
 * The paths of Infobip's API that the gateway serves. Paths are matched without decoding. A path that two servers could
 * interpret differently is refused: encoded dots and slashes, empty segments, path parameters.
 */
@Singleton
class AllowedPaths {

    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]*");
    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(/|$)");

    /** An invalid escape, or one of a control character, {@code %}, {@code .}, {@code /}, {@code ;} or {@code \}. */
    private static final Pattern ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})|%(?:[01].|2[5EeFf]|3[Bb]|5[Cc]|7[Ff])");

    private final List<String> allowed;

    @Inject
    AllowedPaths(Settings settings) {
        this(settings.get(ConfigKeys.GATEWAY_ALLOWED_PATHS));
    }

    AllowedPaths(List<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * Returns whether the gateway serves this path.
     *
     * @param path the raw path of the request, without the query
     */
    boolean contains(String path) {
        return PLAIN.matcher(path).matches()
                && !path.contains("//")
                && !DOTS.matcher(path).find()
                && !ESCAPE.matcher(path).find()
                && allowed.stream().anyMatch(path::startsWith);
    }
}
