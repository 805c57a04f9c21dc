package org.exchangeconnect.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.LongSupplier;

/**
 * A request's body. A small one is buffered, so that it can be sent again; a larger one streams once and is never held
 * in memory as a whole.
 */
final class RequestBody {

    /** The size up to which a body is buffered. */
    static final int MAX_REPEATABLE_BYTES = 64 * 1024;

    private final byte[] head;
    private final InputStream rest;
    private final long length;

    private RequestBody(byte[] head, InputStream rest, long length) {
        this.head = head;
        this.rest = rest;
        this.length = length;
    }

    /**
     * Reads a small body, or the beginning of a large one.
     *
     * @param length the request's {@code Content-Length}; -1 if it has none
     * @throws GatewayException if the body is announced as too large
     * @throws IncomingBody.TooSlowException if it arrives too slowly
     * @throws IOException if it ends early
     */
    static RequestBody read(InputStream in, long length) throws IOException, GatewayException {
        return read(in, length, System::nanoTime);
    }

    /** @param nanos the clock for the rate of the body, like {@link System#nanoTime} */
    static RequestBody read(InputStream in, long length, LongSupplier nanos) throws IOException, GatewayException {
        if (length > IncomingBody.MAX_BYTES) {
            throw new GatewayException(GatewayError.REQUEST_TOO_LARGE);
        }
        InputStream body = new IncomingBody(in, length, nanos);
        byte[] head = body.readNBytes(MAX_REPEATABLE_BYTES + 1);
        return new RequestBody(head, head.length > MAX_REPEATABLE_BYTES ? body : null, length);
    }

    /** Returns whether the body can be sent more than once. */
    boolean isRepeatable() {
        return rest == null;
    }

    BodyPublisher publisher() {
        if (isRepeatable()) {
            return head.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(head);
        }
        BodyPublisher stream =
                BodyPublishers.ofInputStream(() -> new SequenceInputStream(new ByteArrayInputStream(head), rest));
        return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
    }
}
