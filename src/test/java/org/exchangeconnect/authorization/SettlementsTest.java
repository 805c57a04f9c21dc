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
class SettlementsTest {

    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final Settlements settlements = new Settlements();

    @Test
    void everybodyWhoWaitsWakesWhenAnAttemptIsSettled() throws InterruptedException {
        CountDownLatch woken = new CountDownLatch(3);
        List<Thread> waiting = IntStream.range(0, 3)
                .mapToObj(each -> new Thread(() -> {
                    try {
                        settlements.await(MAX_WAIT);
                        woken.countDown();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        waiting.forEach(Thread::start);
        await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        settlements.announce();

        woken.await();
        for (Thread thread : waiting) {
            thread.join();
        }
    }

    @Test
    void nobodyWaitsLongerThanHeIsTold() throws InterruptedException {
        long start = System.nanoTime();
        settlements.await(Duration.ofMillis(50));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(45));
    }

    @Test
    void whoStopsWaitingKeepsNobodyFromBeingTold() throws InterruptedException {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> settlements.await(MAX_WAIT));

        Thread other = new Thread(settlements::announce);
        other.start();
        other.join();
        settlements.await(Duration.ofMillis(1));
    }
}
