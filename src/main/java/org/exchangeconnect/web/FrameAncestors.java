package org.exchangeconnect.web;

import jakarta.inject.Singleton;
import java.util.List;

/** Where pages may be framed; reads the environment until the typed configuration is there. */
@Singleton
public class FrameAncestors {

    List<String> sources() {
        String value = System.getenv().getOrDefault("CONNECT_FRAME_ANCESTORS", "https://portal.infobip.com");
        return List.of(value.trim().split("\\s+"));
    }
}
