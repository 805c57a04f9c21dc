package org.exchangeconnect.authorization;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes callbacks on this node that wait for the outcome of an earlier one. Callbacks on other nodes see it when they
 * poll.
 */
@Singleton
class OutcomeSignal {

    private final Lock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();

    /** Notifies all waiting callbacks that a session has an outcome. */
    void announce() {
        lock.lock();
        try {
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until any session gets an outcome or the time is up; the caller checks whether it was its own. */
    @SuppressWarnings("WaitNotInLoop")
    void await(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            settled.awaitNanos(atMost.toNanos());
        } finally {
            lock.unlock();
        }
    }
}
