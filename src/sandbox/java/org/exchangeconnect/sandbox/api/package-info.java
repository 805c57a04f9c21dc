/**
 * What all of Infobip's APIs have in common: who calls, with which rights, and how a request is read and refused. An
 * endpoint is a function from {@link org.exchangeconnect.sandbox.api.ApiCall} to a reply for each method.
 */
package org.exchangeconnect.sandbox.api;
