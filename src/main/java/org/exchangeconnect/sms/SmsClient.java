package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/**
 * Sends SMS to one endpoint of Infobip's API. The endpoint's path is part of the client's base URL, because the server
 * would publish an interface with a path annotation as a resource of this application.
 */
public interface SmsClient extends Closeable {

    /** Sends a request. The caller must close the response, whatever its status. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response send(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, JsonObject body);
}
