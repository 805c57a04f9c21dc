/** Limits that several packages apply. */
package org.exchangeconnect.limits;
