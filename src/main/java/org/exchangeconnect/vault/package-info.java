/**
 * Encryption at rest: every secret is encrypted before it is written to the database, bound to its row and column. The
 * keys are in a key file that the operator owns; it may contain several, so that they can be changed while the
 * application runs.
 */
package org.exchangeconnect.vault;
