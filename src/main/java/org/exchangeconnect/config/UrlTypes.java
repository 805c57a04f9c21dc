package org.exchangeconnect.config;

import static org.exchangeconnect.config.ConfigTypes.list;
import static org.exchangeconnect.config.ConfigTypes.matching;
import static org.exchangeconnect.config.ConfigTypes.parsed;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The types of configuration keys for URLs, hosts and networks. */
final class UrlTypes {

    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+]");
    private static final Pattern HOST_SOURCE =
            Pattern.compile("'self'|https?://(\\*\\.)?[A-Za-z0-9.-]+(:(\\d{1,5}|\\*))?");
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+/");
    private static final Pattern DATABASE_URL = Pattern.compile("jdbc:(postgresql|h2):.*");

    /** Passwords in the URL are refused, because drivers and pools write it into logs and exceptions. */
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)[?&;](ssl)?password=|//[^/?;]*@");

    private static final int MAX_PORT = 65_535;

    private UrlTypes() {}

    /** An absolute URL with a host, without user info or fragment; https, or http in development mode. */
    static ConfigType<URI> url() {
        return new ConfigType<>(UrlTypes::url, "https");
    }

    private static URI url(String text, boolean plainHttp, Consumer<String> problems) {
        URI uri = parsed(URI::create, "must be an absolute URL", "").parser().parse(text, plainHttp, problems);
        if (uri == null) {
            return null;
        }
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!https && !http || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            problems.accept("must be an absolute URL with a host, without user info or fragment");
        } else if (http && !plainHttp) {
            problems.accept("must be https (http requires connect.development=true)");
        }
        return uri;
    }

    /** The public URL of one of the application's paths. */
    static ConfigType<URI> publicUrl(String path) {
        return new ConfigType<>(UrlTypes::url, "https; ends in `" + path + "`")
                .check(uri -> (uri.getPath() + "").endsWith(path), "must be the public URL of " + path);
    }

    /** A URL to which paths are appended, so it has no slash at the end and no query. */
    static ConfigType<URI> baseUrl(String rule) {
        return new ConfigType<URI>(
                        (text, development, problems) -> url(text.replaceFirst("/+$", ""), development, problems), rule)
                .check(uri -> uri.getRawQuery() == null, "must not have a query");
    }

    /** A base URL that leads to this machine in development mode only. */
    static ConfigType<URI> remoteBaseUrl() {
        return baseUrl("https; not this machine")
                .check(
                        (uri, development) -> development || !HostAddress.isLoopback(uri.getHost()),
                        "must not be this machine (that requires connect.development=true)");
    }

    /** Lower-case host names, and patterns such as {@code *.example.com}. */
    static ConfigType<List<String>> hosts() {
        String must = "must be host names separated by commas, such as *.infobip.com";
        return list(",", matching(HOST, must, "host names").map(host -> host.toLowerCase(Locale.ROOT)));
    }

    /** Sources of a Content Security Policy. */
    static ConfigType<List<String>> hostSources() {
        String must = "must be origins separated by spaces, such as https://portal.infobip.com";
        return list("\\s+", matching(HOST_SOURCE, must, "origins, separated by spaces"));
    }

    /** Schemes with a host and a port, without anything else. */
    static ConfigType<List<URI>> origins() {
        String must = "must be origins separated by commas, such as https://www.example.com";
        return list(",", parsed(URI::create, must, "https origins").check(UrlTypes::isOrigin, must));
    }

    private static boolean isOrigin(URI uri, boolean plainHttp) {
        return ("https".equals(uri.getScheme()) || plainHttp && "http".equals(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.toString().equals(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    static ConfigType<List<String>> paths() {
        String must = "must be paths separated by commas, each with a slash at both ends, such as /sms/";
        return list(",", matching(PATH, must, "paths with a slash at both ends"));
    }

    static ConfigType<List<Network>> networks() {
        String must = "must be IP addresses or networks separated by commas, such as 10.0.0.0/8";
        return list(
                ",",
                parsed(
                        text -> Network.read(text).orElseThrow(IllegalArgumentException::new),
                        must,
                        "IP addresses or networks"));
    }

    static ConfigType<URI> forwardProxy() {
        return new ConfigType<URI>(
                        (text, development, problems) -> url(text, true, problems),
                        "`http://` with host and port, without path or login")
                .check(
                        uri -> "http".equalsIgnoreCase(uri.getScheme()) && uri.getPort() > 0 && isBare(uri),
                        "must be like http://proxy.example.com:3128, without path");
    }

    static ConfigType<URI> mailServer() {
        String must = "must be like smtps://mail.example.com or smtp://mail.example.com:587, without a password";
        return parsed(URI::create, must, "`smtps://` or `smtp://`, without login")
                .check(uri -> isMailServer(uri) && isBare(uri), must);
    }

    private static boolean isMailServer(URI uri) {
        return Set.of("smtp", "smtps").contains(uri.getScheme() + "")
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null
                && uri.getPort() <= MAX_PORT
                && uri.getPort() != 0;
    }

    /** Returns whether the URL has neither a path nor a query. */
    private static boolean isBare(URI uri) {
        return uri.getRawQuery() == null
                && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
    }

    static ConfigType<String> databaseUrl() {
        return matching(
                        DATABASE_URL,
                        "must start with jdbc:postgresql: or jdbc:h2:",
                        "`jdbc:postgresql:` or `jdbc:h2:`, without a password")
                .check(
                        url -> !PASSWORD_IN_URL.matcher(url).find(),
                        "must not contain a password: set connect.database.password");
    }
}
