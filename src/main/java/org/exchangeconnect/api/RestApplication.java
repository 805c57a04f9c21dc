package org.exchangeconnect.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST resources of this WAR, all below {@code /api}; the server finds them by their annotations. */
@ApplicationPath("api")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Exchange Connect",
                        version = "1",
                        description = "Sends SMS on behalf of connected Infobip accounts and looks after them."),
        security = @SecurityRequirement(name = "back-office"))
@SecurityScheme(securitySchemeName = "back-office", type = SecuritySchemeType.HTTP, scheme = "basic")
public class RestApplication extends Application {

    /** Jersey would otherwise describe all resources at {@code /api/application.wadl}. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
