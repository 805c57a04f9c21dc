package org.exchangeconnect.sms;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/**
 * Infobip's SMS API. The path stands at the method: at the type, it would make the servers take this for a resource of
 * ours.
 */
public interface SmsClient extends Closeable {

    /** Sends; the response, whatever its status, is the caller's to close. */
    @POST
    @Path("sms/2/text/advanced")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Response send(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, JsonObject body);
}
