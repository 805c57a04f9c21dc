package org.exchangeconnect.sandbox.sms;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import org.exchangeconnect.sandbox.api.InputProblems;

/** The position in the logs from which the next page starts, opaque to callers. */
final class LogCursor {

    private LogCursor() {}

    static String after(StoredMessage last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(last.number()).getBytes(US_ASCII));
    }

    /** Returns the number that all messages of the page are below. */
    static long read(String cursor, InputProblems problems) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), US_ASCII));
        } catch (IllegalArgumentException invented) {
            problems.add("cursor", "must be the cursor of an earlier response");
            return 0;
        }
    }
}
