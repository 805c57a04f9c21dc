/**
 * Steps 1 to 3: (1) a person follows the activation link or presses Connect, (2) the authorization request leaves for
 * Infobip, (3) the redirection endpoint receives the answer. One attempt is one row, bound to one browser and consumed
 * once; what happens to the code then is the business of {@code token}.
 */
package org.exchangeconnect.authorization;
