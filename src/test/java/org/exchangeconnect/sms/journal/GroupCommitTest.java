package org.exchangeconnect.sms.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final int NOT_TO_BE_WRITTEN = 13;

    private final List<List<Integer>> written = new ArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final GroupCommit<Integer> shared = new GroupCommit<>(this::write);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Simulates a database that blocks until released, and writes either the whole list or nothing. */
    private void write(List<Integer> entries) {
        begun.countDown();
        try {
            assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (entries.contains(NOT_TO_BE_WRITTEN)) {
            throw new IllegalStateException("not this one");
        }
        synchronized (written) {
            written.add(entries);
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whatIsAloneIsWrittenAtOnce() {
        go.countDown();

        shared.write(1);
        shared.write(2);

        assertThat(written).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whatGathersWhileAnotherIsWrittenIsWrittenTogether() throws Exception {
        List<Future<?>> writes = inTurn(1, 2, 3, 4);
        go.countDown();
        finish(writes);

        assertThat(written).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void noBatchIsLargerThanItsBound() throws Exception {
        List<Future<?>> writes = inTurn(
                IntStream.rangeClosed(100, 100 + GroupCommit.MAX_BATCH + 1).toArray());
        go.countDown();
        finish(writes);

        assertThat(written).extracting(List::size).containsExactly(1, GroupCommit.MAX_BATCH, 1);
    }

    @Test
    void nobodyFailsByAnothersEntry() throws Exception {
        List<Future<?>> writes = inTurn(1, 2, NOT_TO_BE_WRITTEN, 4);
        go.countDown();

        Assertions.assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> writes.get(2).get(10, TimeUnit.SECONDS))
                .withMessageContaining("not this one");
        writes.remove(2);
        finish(writes);
        assertThat(written).containsExactlyInAnyOrder(List.of(1), List.of(2), List.of(4));
    }

    @Test
    void afterAFailureItGoesOn() {
        go.countDown();
        assertThatIllegalStateException().isThrownBy(() -> shared.write(NOT_TO_BE_WRITTEN));

        shared.write(1);

        assertThat(written).containsExactly(List.of(1));
    }

    /** Starts a first write, which blocks, and further writes that queue behind it in order. */
    private List<Future<?>> inTurn(int... entries) throws InterruptedException {
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            int entry = entries[i];
            int before = i;
            writes.add(threads.submit(() -> shared.write(entry)));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            await().pollInterval(Duration.ofMillis(1)).until(() -> shared.waiting() == before);
        }
        return writes;
    }

    private static void finish(List<Future<?>> writes) throws Exception {
        for (Future<?> write : writes) {
            write.get(10, TimeUnit.SECONDS);
        }
    }
}
