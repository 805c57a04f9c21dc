/**
 * Steps 1 to 3: (1) a person follows the activation link or presses Connect, (2) the authorization request leaves for
 * Infobip, (3) the redirection endpoint receives the response. An authorization session is one row, bound to one
 * browser and consumed once. Package {@code token} exchanges the code.
 */
package org.exchangeconnect.authorization;
