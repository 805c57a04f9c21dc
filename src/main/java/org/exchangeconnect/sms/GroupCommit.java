package org.exchangeconnect.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Writes what several threads have to write at the same moment in one transaction: alone a thread waits for nobody;
 * while others are written, what gathers shares the next commit. A batch that failed is written again one by one, each
 * entry by its own thread, so that nobody fails by another's. Each thread waits for its one entry: no more wait than
 * there are threads.
 *
 * @param <T> what one thread writes
 */
final class GroupCommit<T> {

    static final int MAX_BATCH = 100;

    private final Consumer<List<T>> write;
    private final Queue<QueuedWrite<T>> waiting = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock(true);

    /** @param write writes all of a list or, ending in an exception, none of it */
    GroupCommit(Consumer<List<T>> write) {
        this.write = write;
    }

    private enum WriteState {
        WAITING,
        WRITTEN,
        FAILED_AMONG_OTHERS
    }

    /** An entry of a thread; its state is read and changed by whose turn it is. */
    private static final class QueuedWrite<T> {

        private final T entry;
        private WriteState state = WriteState.WAITING;

        QueuedWrite(T entry) {
            this.entry = entry;
        }
    }

    /** Returns when the entry is written; throws what came of writing it alone. */
    void write(T entry) {
        QueuedWrite<T> mine = new QueuedWrite<>(entry);
        waiting.add(mine);
        if (inTurn(mine) == WriteState.FAILED_AMONG_OTHERS) {
            write.accept(List.of(entry));
        }
    }

    /** How many wait for their turn. */
    int waiting() {
        return waiting.size();
    }

    private WriteState inTurn(QueuedWrite<T> mine) {
        turn.lock();
        try {
            while (mine.state == WriteState.WAITING) {
                writeOldest();
            }
            return mine.state;
        } finally {
            turn.unlock();
        }
    }

    /** One that is alone in its batch belongs to the thread whose turn it is: the others came before it. */
    private void writeOldest() {
        List<QueuedWrite<T>> batch = takeOldest();
        try {
            write.accept(batch.stream().map(one -> one.entry).toList());
            batch.forEach(one -> one.state = WriteState.WRITTEN);
        } catch (RuntimeException failed) {
            if (batch.size() == 1) {
                throw failed;
            }
            batch.forEach(one -> one.state = WriteState.FAILED_AMONG_OTHERS);
        }
    }

    private List<QueuedWrite<T>> takeOldest() {
        List<QueuedWrite<T>> batch = new ArrayList<>();
        while (batch.size() < MAX_BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }
}
