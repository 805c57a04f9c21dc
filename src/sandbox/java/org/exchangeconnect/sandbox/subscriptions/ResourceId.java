package org.exchangeconnect.sandbox.subscriptions;

import org.exchangeconnect.sandbox.api.JsonFields;

/** Reads an id that its author chooses: at most 255 characters that need no encoding in a URL. */
final class ResourceId {

    private ResourceId() {}

    static String read(JsonFields fields, String name) {
        String id = fields.requiredText(name, 255);
        if (!id.matches("[A-Za-z0-9._~-]*")) {
            fields.wrong(name, "must not need encoding in a URL");
        }
        return id;
    }
}
