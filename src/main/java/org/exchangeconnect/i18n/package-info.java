/** The text bundles and the choice of the reader's language. No other package contains a sentence that a page shows. */
package org.exchangeconnect.i18n;
