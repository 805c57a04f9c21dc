package org.exchangeconnect.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutcomeSignalTest {

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final OutcomeSignal outcomeSignal = new OutcomeSignal();

    @Test
    void everybodyWhoWaitsWakesWhenAnAttemptIsSettled() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(3);
        List<Thread> waiting = IntStream.range(0, 3)
                .mapToObj(each -> new Thread(() -> {
                    try {
                        outcomeSignal.await(MAX_WAIT);
                        woken.countDown();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        waiting.forEach(Thread::start);
        await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        outcomeSignal.announce();

        woken.await();
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    @Test
    void nobodyWaitsLongerThanHeIsTold() throws InterruptedException {
        long start = System.nanoTime();
        outcomeSignal.await(Duration.ofMillis(50));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(45));
    }

    @Test
    void whoStopsWaitingKeepsNobodyFromBeingTold() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> outcomeSignal.await(MAX_WAIT));

        Thread other = new Thread(outcomeSignal::announce);
        other.start();
        other.join();
        outcomeSignal.await(Duration.ofMillis(1));
    }
}
