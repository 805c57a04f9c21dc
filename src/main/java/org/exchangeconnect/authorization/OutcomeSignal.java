package org.exchangeconnect.authorization;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes callbacks that wait for the outcome of one that came first. Those of other nodes wake by themselves. */
@Singleton
class OutcomeSignal {

    private final Lock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();

    /** Tells everybody who waits that an attempt was settled. */
    void announce() {
        lock.lock();
        try {
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until an attempt is settled, whichever, or the time is up; the caller looks again whether it was its own. */
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
