package org.exchangeconnect.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST resources of this WAR, all below {@code /api}; the server finds them by their annotations. */
@ApplicationPath("api")
public class RestApplication extends Application {}
