/** A web application that only forwards: the baseline for the application's REST API. */
package org.exchangeconnect.benchmark.forwarding;
