/**
 * Encryption at rest: whatever is secret is sealed before it reaches the database, bound to its row and column.
 * The keys live in a key file that an operator owns; several may be in it, so that they can be changed while running.
 */
package org.exchangeconnect.vault;
