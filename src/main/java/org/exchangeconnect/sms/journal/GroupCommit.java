package org.exchangeconnect.sms.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Group commit: entries that several threads write at the same time share one transaction. A single thread writes at
 * once; entries that arrive during a commit share the next one. If a batch fails, each thread writes its own entry
 * again in a transaction of its own, so one invalid entry does not fail the others. A thread waits for its one entry,
 * so the queue never holds more entries than there are threads. Safe for use by many threads.
 *
 * @param <T> the entry that one thread writes
 */
final class GroupCommit<T> {

    static final int MAX_BATCH = 100;

    private final Consumer<List<T>> write;
    private final Queue<QueuedWrite<T>> waiting = new ConcurrentLinkedQueue<>();
    private final Lock turn = new ReentrantLock(true);

    /** @param write writes all entries of a list, or throws an exception and writes none */
    GroupCommit(Consumer<List<T>> write) {
        this.write = write;
    }

    private enum WriteState {
        WAITING,
        WRITTEN,
        FAILED_AMONG_OTHERS
    }

    /** A thread's entry; its state is guarded by {@code turn}. */
    private static final class QueuedWrite<T> {

        private final T entry;
        private WriteState state = WriteState.WAITING;

        QueuedWrite(T entry) {
            this.entry = entry;
        }
    }

    /** Returns when the entry is written; throws the exception of writing the entry on its own. */
    void write(T entry) {
        QueuedWrite<T> mine = new QueuedWrite<>(entry);
        waiting.add(mine);
        if (inTurn(mine) == WriteState.FAILED_AMONG_OTHERS) {
            write.accept(List.of(entry));
        }
    }

    /** Returns the number of queued entries. */
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

    /**
     * A batch of one holds the current thread's entry, which is the only one left in the queue, so its failure is
     * thrown here.
     */
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
