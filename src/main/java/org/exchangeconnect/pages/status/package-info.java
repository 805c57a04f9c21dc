/**
 * How well a connection works, in the reader's language: as a part of the pages, and as the live values that the page's
 * script fetches.
 */
package org.exchangeconnect.pages.status;
