package org.exchangeconnect.gateway;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import org.exchangeconnect.limits.MinimumBodyRate;

/**
 * A body as it arrives from the caller, of limited size and time. It ends after the announced length, because on Payara
 * the body of a request with {@code Upgrade} never does. Where a caller sends nothing at all, the server's own read
 * timeout ends the reading.
 */
final class IncomingBody extends FilterInputStream {

    /** The largest body that is forwarded. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private final long length;
    private final LongSupplier nanos;
    private final MinimumBodyRate rate;
    private long count;

    /**
     * @param length the announced length; -1 if there is none
     * @param nanos like {@link System#nanoTime}
     */
    IncomingBody(InputStream in, long length, LongSupplier nanos) {
        super(in);
        this.length = length;
        this.nanos = nanos;
        this.rate = new MinimumBodyRate(nanos.getAsLong(), GatewayThreads.MAX_CALL_TIME);
    }

    /** The body is larger than {@link #MAX_BYTES}. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("more than " + MAX_BYTES + " bytes");
        }
    }

    /** The body arrives more slowly than {@link MinimumBodyRate} allows. */
    static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1L;

        TooSlowException() {
            super("the request body arrives too slowly");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int most) throws IOException {
        if (count == length) {
            return -1;
        }
        int read = super.read(buffer, from, length < 0 ? most : (int) Math.min(most, length - count));
        if (read < 0 && length >= 0) {
            throw new EOFException("the request body ends early");
        }
        count += Math.max(0, read);
        if (count > MAX_BYTES) {
            throw new TooLargeException();
        }
        if (read >= 0 && rate.isTooSlow(count, nanos.getAsLong())) {
            throw new TooSlowException();
        }
        return read;
    }
}
