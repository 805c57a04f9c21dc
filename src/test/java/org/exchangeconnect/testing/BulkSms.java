package org.exchangeconnect.testing;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests to send one SMS to many destinations. */
public final class BulkSms {

    private static final int FIRST_NUMBER = 1_100_000;

    private BulkSms() {}

    /** Returns the JSON body of a request with this many destinations, at most 100,000; the sandbox accepts each. */
    public static String body(int destinations) {
        return IntStream.range(0, destinations)
                .mapToObj(i -> "{\"to\":\"4179" + (FIRST_NUMBER + i) + "1\"}")
                .collect(Collectors.joining(
                        ",", "{\"messages\":[{\"from\":\"InfoSMS\",\"text\":\"hello\",\"destinations\":[", "]}]}"));
    }
}
