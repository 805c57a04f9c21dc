package org.exchangeconnect.benchmark.forwarding;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Minimal client of Infobip's SMS API. */
@Path("/sms/2/text/advanced")
@RegisterRestClient(configKey = "infobip")
public interface InfobipSms {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    String send(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, String body);
}
