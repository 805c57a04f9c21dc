package org.exchangeconnect.benchmark.forwarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Forwards requests with their authorization and returns Infobip's response. */
@Path("/sms")
@ApplicationScoped
public class Forwarding {

    @Inject
    @RestClient
    InfobipSms infobip;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public String send(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, String body) {
        return infobip.send(authorization, body);
    }
}
