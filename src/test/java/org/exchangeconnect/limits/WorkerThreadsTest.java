package org.exchangeconnect.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class WorkerThreadsTest {

    @Test
    void aStopLetsARunningStepEnd() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        WorkerThreads workers = new WorkerThreads(
                1,
                () -> {
                    running.countDown();
                    try {
                        stopping.await();
                        ended.set(true);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return false;
                },
                "failed",
                Logger.getAnonymousLogger());
        workers.open(Thread::new);
        workers.start();
        running.await();
        Thread stop = new Thread(workers::stop);
        stop.start();
        while (stop.getState() != Thread.State.TIMED_WAITING && stop.isAlive()) {
            Thread.onSpinWait();
        }

        stopping.countDown();
        stop.join();

        assertThat(ended).isTrue();
    }
}
