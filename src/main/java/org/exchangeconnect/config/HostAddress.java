package org.exchangeconnect.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Classifies the host of a URL. */
public final class HostAddress {

    /** IP addresses as the JDK reads them: dotted, in fewer parts, octal, hexadecimal, or in brackets. */
    private static final Pattern NUMERIC = Pattern.compile("\\[.*|(.*\\.)?(0[xX][0-9A-Fa-f]*|[0-9]+)\\.?");

    private static final Pattern LOCALHOST = Pattern.compile("(?i)localhost\\.?");

    private HostAddress() {}

    /** Returns whether the host is an IP address and not a name. */
    public static boolean isNumeric(String host) {
        return NUMERIC.matcher(host).matches();
    }

    /** Returns whether the host is this machine, by its name or an address; false for null. */
    static boolean isLoopback(String host) {
        if (host == null) {
            return false;
        }
        if (!isNumeric(host)) {
            return LOCALHOST.matcher(host).matches();
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException invalid) {
            return false;
        }
    }
}
