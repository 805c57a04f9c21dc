/** Deployments that follow each other on one running server. */
package org.exchangeconnect.redeploy;
