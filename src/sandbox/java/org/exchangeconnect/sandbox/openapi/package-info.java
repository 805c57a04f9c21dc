/**
 * Compares what the sandbox receives and returns with Infobip's own OpenAPI documents, if the system property
 * {@code openapi.folder} names a folder that has them. The documents are not part of this project.
 */
package org.exchangeconnect.sandbox.openapi;
