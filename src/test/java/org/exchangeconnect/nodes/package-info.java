/** Several nodes on one database, behind the reverse proxy whose configuration is in {@code server-config/proxy}. */
package org.exchangeconnect.nodes;
