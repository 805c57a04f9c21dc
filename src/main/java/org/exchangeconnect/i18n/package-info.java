/**
 * What people read: the resource bundles and the choice of the reader's language. Plain words only; no other package
 * holds a sentence that ends up on a page.
 */
package org.exchangeconnect.i18n;
