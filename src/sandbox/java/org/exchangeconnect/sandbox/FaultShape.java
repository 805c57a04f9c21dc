package org.exchangeconnect.sandbox;

/** Creates the reply of a scripted fault. */
@FunctionalInterface
interface FaultShape {

    /**
     * Returns the reply.
     *
     * @param real the reply without the fault; null if the request is not carried out
     * @param errors the form of the endpoint's errors
     */
    Reply of(Reply real, ErrorForm errors);
}
