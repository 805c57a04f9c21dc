package org.exchangeconnect.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Callers that repeat the same POST, each as soon as its previous call completes. */
final class RequestLoad {

    private final HttpRequest request;
    private final int callers;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    RequestLoad(URI address, String authorization, String body, int callers) {
        this.callers = callers;
        this.request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /**
     * Results of a load run.
     *
     * @param nanos sorted durations of the successful calls
     */
    record LoadResult(double perSecond, long[] nanos, long failed) {

        double percentile(double share) {
            return nanos.length == 0 ? Double.NaN : nanos[(int) (share * (nanos.length - 1))] / 1e6;
        }

        static LoadResult sum(List<LoadResult> rounds) {
            return new LoadResult(
                    rounds.stream().mapToDouble(LoadResult::perSecond).average().orElse(0),
                    rounds.stream()
                            .flatMapToLong(round -> LongStream.of(round.nanos()))
                            .sorted()
                            .toArray(),
                    rounds.stream().mapToLong(LoadResult::failed).sum());
        }
    }

    LoadResult run(Duration duration) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        long start = System.nanoTime();
        Callable<List<Long>> caller = () -> call(start + duration.toNanos());
        List<Long> times = new ArrayList<>();
        for (Future<List<Long>> one : threads.invokeAll(
                IntStream.range(0, callers).mapToObj(i -> caller).toList())) {
            times.addAll(one.get());
        }
        threads.shutdown();
        long[] well = times.stream()
                .mapToLong(Long::longValue)
                .filter(time -> time > 0)
                .sorted()
                .toArray();
        return new LoadResult(well.length * 1e9 / (System.nanoTime() - start), well, times.size() - well.length);
    }

    /** Returns the duration of each call in nanoseconds, negative for failed calls. */
    private List<Long> call(long end) throws InterruptedException {
        List<Long> times = new ArrayList<>();
        while (System.nanoTime() < end) {
            long start = System.nanoTime();
            boolean well;
            try {
                well = http.send(request, BodyHandlers.ofString()).statusCode() == 200;
            } catch (IOException failed) {
                well = false;
            }
            times.add(well ? System.nanoTime() - start : -1);
        }
        return times;
    }
}
