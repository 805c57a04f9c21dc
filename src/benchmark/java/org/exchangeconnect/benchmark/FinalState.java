package org.exchangeconnect.benchmark;

/**
 * Final counts from the nodes' database.
 *
 * @param lost connections that need to be connected again
 * @param interrupted lost connections whose reason is that the server stopped between response and saving
 */
record FinalState(long lost, long interrupted) {

    FinalState since(FinalState before) {
        return new FinalState(lost - before.lost, interrupted - before.interrupted);
    }
}
