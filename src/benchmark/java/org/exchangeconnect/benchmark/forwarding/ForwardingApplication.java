package org.exchangeconnect.benchmark.forwarding;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All of the application, at its root. */
@ApplicationPath("/")
public class ForwardingApplication extends Application {}
