/**
 * What a request may ask for: its method, its body, and how often its caller may ask. Bodies are read asynchronously, so
 * no slow caller holds a thread.
 */
package org.exchangeconnect.web.limits;
