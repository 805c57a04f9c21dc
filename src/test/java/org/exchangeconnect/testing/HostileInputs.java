package org.exchangeconnect.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Malicious inputs: almost valid, unusual and very large ones. */
public final class HostileInputs {

    /** Stands in for a secret; no message may repeat it. */
    public static final String CANARY = "CANARY7f3a91";

    private static final int TIMEOUT_SECONDS = 5;
    private static final ExecutorService WORKER = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "parser");
        thread.setDaemon(true);
        return thread;
    });
    private static final List<String> PIECES = List.of(
            "",
            " ",
            "\r\n",
            "\0",
            "\t",
            "/",
            "//",
            "\\",
            "..",
            "%",
            "%00",
            "%2e%2e",
            "%c0%af",
            "@",
            ":",
            ";",
            "#",
            "?",
            "&",
            "=",
            ",",
            "-",
            "_",
            "<script>",
            "\"",
            "'",
            "{",
            "}",
            "[",
            "]",
            "ä",
            "ステート",
            "\u202e",
            "\ud83d\ude00",
            "\ud800",
            "\uffff",
            "https://",
            "http:",
            "javascript:",
            "www.example.com",
            "x.infobip.com",
            "127.0.0.1",
            "[::1]",
            "0x7f.1",
            "localhost",
            "xn--",
            "en",
            "en-US",
            "zh_Hant_TW",
            "x-",
            "u-nu-latn",
            "1e999999999",
            "-0",
            "null",
            "true",
            CANARY,
            "IBSSO",
            "App",
            "Basic ",
            "Bearer ",
            "eyJhbGciOiJub25lIn0",
            ".",
            "0",
            "9",
            "a",
            "Z");
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "60",
            "1e3",
            "1e400",
            "1e999999999",
            "-1e-999999999",
            "9223372036854775808",
            "0.1",
            "1" + "0".repeat(400),
            "0." + "1".repeat(1_200),
            "3.0",
            "1E+2147483648",
            "100000000001");

    private HostileInputs() {}

    /** Returns texts made of fragments with a meaning in some format, occasionally very long ones. */
    public static Arbitrary<String> texts() {
        return Arbitraries.randomValue(HostileInputs::text);
    }

    /** Returns intended JSON objects with these members: almost valid, altered, truncated, deep and large ones. */
    public static Arbitrary<byte[]> json(String... members) {
        return Arbitraries.randomValue(random -> broken(new HostileObjects(random, members).one(), random));
    }

    /** Returns well-formed JSON objects with these members and any member values. */
    public static Arbitrary<String> objects(String... members) {
        return Arbitraries.randomValue(random -> new HostileObjects(random, members).one());
    }

    /** Makes a call that must complete within the time limit. */
    public static <T> T inTime(Callable<T> call) throws Exception {
        var result = WORKER.submit(call);
        try {
            return result.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hangs) {
            result.cancel(true);
            throw new AssertionError("it hangs", hangs);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw (Error) failed.getCause();
        }
    }

    /**
     * Makes a call that must complete within the time limit, normally or with this exception, which must not repeat a
     * secret.
     */
    public static void endsWellOrBy(Class<? extends Exception> documented, Callable<?> call) throws Exception {
        try {
            inTime(call);
        } catch (Exception failure) {
            if (!documented.isInstance(failure)) {
                throw failure;
            }
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            assertThat(text.toString()).doesNotContain(CANARY);
        }
    }

    private static String text(Random random) {
        int pieces = random.nextInt(40) == 0 ? random.nextInt(3_000) : random.nextInt(8);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextInt(4) == 0 ? String.valueOf((char) random.nextInt(0x180)) : pick(PIECES, random));
        }
        return text.toString();
    }

    /** Writes one object. Each value reduces the budget for nested values. */
    private static final class HostileObjects {

        private static final int ROOM = 40;

        private final Random random;
        private final String[] members;
        private final StringBuilder json = new StringBuilder();
        private int room = ROOM;

        HostileObjects(Random random, String... members) {
            this.random = random;
            this.members = members;
        }

        String one() {
            object();
            return json.toString();
        }

        private void object() {
            String separator = "{";
            for (String member : members) {
                if (random.nextInt(6) > 0) {
                    json.append(separator).append(quoted(member)).append(':');
                    value();
                    separator = ",";
                }
            }
            json.append(separator.equals("{") ? "{}" : "}");
        }

        private void array() {
            json.append('[');
            int size = random.nextInt(4);
            for (int i = 0; i < size; i++) {
                json.append(i == 0 ? "" : ",");
                value();
            }
            json.append(']');
        }

        private void value() {
            room--;
            switch (random.nextInt(room > 0 ? 9 : 6)) {
                case 0 -> json.append(pick(NUMBERS, random));
                case 1 -> json.append(random.nextBoolean() ? "null" : "true");
                case 2 -> json.append(quoted(text(random)));
                case 3 -> json.append(quoted(CANARY));
                case 4 -> json.append(quoted(random.nextBoolean() ? "41793026727" : "https://x.infobip.com"));
                case 5 -> json.append(quoted("2026-11-24T10:00:00.000+0000"));
                case 6 -> object();
                default -> array();
            }
        }
    }

    /** Damages about half of the texts. */
    private static byte[] broken(String json, Random random) {
        byte[] bytes = json.getBytes(UTF_8);
        switch (random.nextInt(12)) {
            case 0:
                return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1, 2:
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                return bytes;
            case 3:
                return ("[".repeat(random.nextInt(20_000)) + json).getBytes(UTF_8);
            case 4:
                return ("{\"a\":".repeat(random.nextInt(20_000)) + json).getBytes(UTF_8);
            case 5:
                return (random.nextBoolean() ? "" : "\ufeff" + json + json).getBytes(UTF_8);
            default:
                return bytes;
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            quoted.append(
                    character < ' ' || character == '"' || character == '\\'
                            ? String.format("\\u%04x", (int) character)
                            : String.valueOf(character));
        }
        return quoted.append('"').toString();
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
