package org.exchangeconnect.gateway;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * A request's body. A small one is buffered, so that it can be sent again; a larger one streams once and is never held
 * in memory as a whole.
 */
final class RequestBody {

    /** The size up to which a body is buffered. */
    static final int MAX_REPEATABLE_BYTES = 64 * 1024;

    /** The largest body that is forwarded. */
    static final long MAX_BODY_BYTES = 64L * 1024 * 1024;

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
     */
    static RequestBody read(InputStream in, long length) throws IOException, GatewayException {
        if (length > MAX_BODY_BYTES) {
            throw new GatewayException(GatewayError.REQUEST_TOO_LARGE);
        }
        byte[] head = in.readNBytes(MAX_REPEATABLE_BYTES + 1);
        return new RequestBody(head, head.length > MAX_REPEATABLE_BYTES ? in : null, length);
    }

    /** Returns whether the body can be sent more than once. */
    boolean isRepeatable() {
        return rest == null;
    }

    BodyPublisher publisher() {
        if (isRepeatable()) {
            return head.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(head);
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(
                () -> new Limited(new SequenceInputStream(new ByteArrayInputStream(head), rest)));
        return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
    }

    /** The body is larger than {@link #MAX_BODY_BYTES}. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("more than " + MAX_BODY_BYTES + " bytes");
        }
    }

    private static final class Limited extends FilterInputStream {

        private long read;

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int most) throws IOException {
            int more = super.read(buffer, from, most);
            count(Math.max(0, more));
            return more;
        }

        private void count(int more) throws TooLargeException {
            read += more;
            if (read > MAX_BODY_BYTES) {
                throw new TooLargeException();
            }
        }
    }
}
