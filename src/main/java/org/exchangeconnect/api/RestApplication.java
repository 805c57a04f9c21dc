package org.exchangeconnect.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** Serves the REST resources of this WAR below {@code /api}; the server finds them by their annotations. */
@ApplicationPath("api")
public class RestApplication extends Application {

    /** Disables Jersey's description of all resources at {@code /api/application.wadl}. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
