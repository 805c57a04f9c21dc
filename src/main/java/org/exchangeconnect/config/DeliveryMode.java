package org.exchangeconnect.config;

/** How the delivery reports of messages arrive. */
public enum DeliveryMode {
    /** The application fetches them. */
    FETCH,
    /** Infobip pushes them to the address that each message names. */
    NOTIFY_URL
}
