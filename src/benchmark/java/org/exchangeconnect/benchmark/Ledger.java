package org.exchangeconnect.benchmark;

/**
 * What the nodes' database says at the end.
 *
 * @param lost connections that a person would have to connect again
 * @param interrupted those of them whose reason is that the server stopped between answer and saving
 */
record Ledger(long lost, long interrupted) {

    Ledger since(Ledger before) {
        return new Ledger(lost - before.lost, interrupted - before.interrupted);
    }
}
