/**
 * The back office's REST resources: connected accounts, their messages and what happened to them. Every error below
 * {@code /api} is a problem document (RFC 9457); the pages of the flow, which are there too, answer in HTML.
 */
package org.exchangeconnect.api;
