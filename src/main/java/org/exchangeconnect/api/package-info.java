/**
 * The REST resources of the back office: connected accounts, their messages and their events. Every error below
 * {@code /api} is a problem document (RFC 9457), except for the pages of the flow, which respond in HTML.
 */
package org.exchangeconnect.api;
