/** Limits that several packages apply, on concurrent operations and on threads. */
package org.exchangeconnect.limits;
