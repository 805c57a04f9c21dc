package org.exchangeconnect.sandbox;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;

/** Options set as JSON from another process; each key is named like its method of {@link SandboxOptions}. */
final class OptionsCommand {

    private OptionsCommand() {}

    static SandboxOptions apply(JsonObject order, SandboxOptions options) {
        SandboxOptions changed = options;
        for (String key : order.keySet()) {
            changed = switch (key) {
                case "appUri" -> changed.appUri(URI.create(order.getString(key)));
                case "tokenLifetime" -> changed.tokenLifetime(Duration.parse(order.getString(key)));
                case "codeLifetime" -> changed.codeLifetime(Duration.parse(order.getString(key)));
                case "oldTokenStaysAlive" -> changed.oldTokenStaysAlive(order.getBoolean(key));
                case "answerStyle" -> changed.answerStyle(TokenResponseStyle.valueOf(order.getString(key)));
                case "cancelMode" -> changed.cancelMode(CancelMode.valueOf(order.getString(key)));
                case "cors" -> changed.cors(order.getBoolean(key));
                default -> throw new IllegalArgumentException("No such option: " + key);
            };
        }
        return changed;
    }
}
