package org.exchangeconnect.sandbox;

import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Creates the replies of scripted faults that are more than a constant. */
final class FaultResponses {

    static final Map<String, String> OTHER_IDENTITY = Map.of(
            "accountKey", "00000000000000000000000000000BAD",
            "userKey", "0000000000000000000000000000BAD0",
            "email", "somebody.else@other.example");

    private static final String HALF = "{\"token\":\"3d7908aa-7b8c-4c5a-94bf-5cdeef18947b\",\"tokenTy";

    private FaultResponses() {}

    /** Returns the first half of the real reply, or of an invented one if there is none. */
    static Reply half(Reply real) {
        if (real == null) {
            return Reply.json(200, HALF);
        }
        String text = real.text();
        return real.withBody(text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the real reply with fields set and one removed (or null); a reply that is no JSON object is unchanged.
     */
    static Reply edited(Reply real, Map<String, String> changed, String removed) {
        return JsonText.parse(real.text())
                .map(json -> {
                    JsonObjectBuilder builder = JsonText.PROVIDER.createObjectBuilder(json);
                    changed.forEach(builder::add);
                    if (removed != null) {
                        builder.remove(removed);
                    }
                    return Reply.json(real.status(), builder.build());
                })
                .orElse(real);
    }
}
