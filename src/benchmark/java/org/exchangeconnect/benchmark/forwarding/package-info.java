/** A web application that only forwards: what the application's REST API is measured against. */
package org.exchangeconnect.benchmark.forwarding;
