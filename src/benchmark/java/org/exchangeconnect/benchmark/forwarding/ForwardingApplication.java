package org.exchangeconnect.benchmark.forwarding;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The forwarding web application, at its root path. */
@ApplicationPath("/")
public class ForwardingApplication extends Application {}
