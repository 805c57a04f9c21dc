package org.exchangeconnect.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IP network, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}, or a single address.
 *
 * @param prefix the number of leading bits that its addresses have in common
 */
public record Network(InetAddress first, int prefix) {

    private static final Pattern V4 =
            Pattern.compile("(?:OCTET\\.){3}OCTET".replace("OCTET", "(25[0-5]|2[0-4]\\d|1?\\d?\\d)"));
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /** Parses a numeric address; empty for a host name, so that no name is ever resolved. */
    public static Optional<InetAddress> address(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Parses a network or an address; empty if the text is neither. */
    public static Optional<Network> read(String text) {
        String[] parts = text.split("/", 2);
        return address(parts[0]).flatMap(first -> prefix(parts, first).map(prefix -> new Network(first, prefix)));
    }

    private static Optional<Integer> prefix(String[] parts, InetAddress first) {
        int bits = first.getAddress().length * Byte.SIZE;
        if (parts.length == 1) {
            return Optional.of(bits);
        }
        return parts[1].matches("\\d{1,3}")
                ? Optional.of(Integer.parseInt(parts[1])).filter(prefix -> prefix <= bits)
                : Optional.empty();
    }

    /** Returns whether the network contains the address. */
    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
