package org.exchangeconnect.benchmark;

/**
 * What the nodes' database says at the end.
 *
 * @param lost connections that a person would have to connect again
 * @param interrupted those of them whose reason is that the server stopped between answer and saving
 */
record FinalState(long lost, long interrupted) {

    FinalState since(FinalState before) {
        return new FinalState(lost - before.lost, interrupted - before.interrupted);
    }
}
