package org.exchangeconnect.sandbox.demo;

import java.io.PrintStream;

/** Shows that a wait continues: one dot about every second. */
final class ProgressDots implements Runnable {

    private static final int CALLS_PER_DOT = 10;

    private final PrintStream out;
    private int calls;

    ProgressDots(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        if (++calls % CALLS_PER_DOT == 0) {
            out.print('.');
            out.flush();
        }
    }
}
