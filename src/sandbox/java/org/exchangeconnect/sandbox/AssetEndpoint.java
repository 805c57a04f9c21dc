package org.exchangeconnect.sandbox;

import java.util.Map;

/** Serves the portal's style sheet and script. */
final class AssetEndpoint implements Endpoint {

    private static final Map<String, String> TYPES = Map.of(
            "portal.css",
            "text/css; charset=UTF-8",
            "portal.js",
            "text/javascript; charset=UTF-8",
            "icon.svg",
            "image/svg+xml");

    @Override
    public PathKind kind() {
        return PathKind.PORTAL;
    }

    @Override
    public Reply answer(Request request) {
        String name = request.path().substring(request.path().lastIndexOf('/') + 1);
        String type = TYPES.get(name);
        return type == null
                ? Reply.html(404, "<!doctype html><title>404</title><p>Not found.")
                : Reply.html(200, Template.load(name)).with("Content-Type", type);
    }
}
