package org.exchangeconnect.sandbox.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects the deviations of all sandboxes of this JVM from Infobip's OpenAPI. Does nothing without its folder. */
public final class OpenApiObserver {

    private static final OpenApiCheck CHECK = check();
    private static final Queue<String> DEVIATIONS = new ConcurrentLinkedQueue<>();

    private OpenApiObserver() {}

    public static boolean isOn() {
        return CHECK != null;
    }

    /** Compares a request and its response. */
    public static void exchange(ApiExchange exchange) {
        if (CHECK != null) {
            DEVIATIONS.addAll(CHECK.deviations(exchange));
        }
    }

    /** Compares the body of a request to an account's webhook, which has this name in the documents. */
    public static void webhook(String name, String body) {
        if (CHECK != null) {
            DEVIATIONS.addAll(CHECK.deviationsOfWebhook(name, body));
        }
    }

    /** Returns the scopes of which a caller of an operation needs one; empty if no document has the operation. */
    public static Set<String> scopes(String method, String path) {
        return CHECK == null ? Set.of() : CHECK.scopes(method, path);
    }

    /** Removes and returns the deviations, one text for each. */
    public static List<String> takeDeviations() {
        List<String> taken = new ArrayList<>();
        for (String next; (next = DEVIATIONS.poll()) != null; ) {
            taken.add(next);
        }
        return taken;
    }

    private static OpenApiCheck check() {
        String folder = System.getProperty("openapi.folder");
        try {
            return folder == null ? null : OpenApiCheck.of(Path.of(folder));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("openapi.folder: " + folder, unreadable);
        }
    }
}
