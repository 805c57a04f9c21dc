package org.exchangeconnect.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {

    @Test
    void aLaterIdSortsAfterAnEarlierOne() {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        UUID earlier = TimeOrderedId.at(now);
        UUID later = TimeOrderedId.at(now.plusMillis(1));

        assertThat(earlier.toString()).isLessThan(later.toString());
        assertThat(earlier.version()).isEqualTo(7);
        assertThat(earlier.variant()).isEqualTo(2);
        assertThat(TimeOrderedId.at(now)).isNotEqualTo(earlier);
    }

    @Test
    void anIdSaysItsMillisecondAndNothingElseIsTheSame() {
        Instant now = Instant.parse("2026-11-24T10:00:00.123Z");
        List<UUID> ids = Stream.generate(() -> TimeOrderedId.at(now)).limit(200).toList();

        assertThat(ids).allSatisfy(id -> {
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
        assertThat(bitsThatVary(ids.stream().map(UUID::getMostSignificantBits))).isEqualTo(0xFFFL);
        assertThat(bitsThatVary(ids.stream().map(UUID::getLeastSignificantBits)))
                .isEqualTo(-1L >>> 2);
    }

    @Test
    void theFirstIdOfAMillisecondSortsBeforeAllOfItAndAfterTheEarlierOnes() {
        Instant now = Instant.parse("2026-11-24T10:00:00.123Z");
        UUID first = TimeOrderedId.firstOf(now);

        assertThat(first).hasToString("01a20cff-7d7b-7000-8000-000000000000");
        assertThat(first.toString()).isLessThan(TimeOrderedId.at(now).toString());
        assertThat(first.toString())
                .isGreaterThan(TimeOrderedId.at(now.minusMillis(1)).toString());
    }

    private static long bitsThatVary(Stream<Long> numbers) {
        List<Long> all = numbers.toList();
        return all.stream().map(number -> number ^ all.get(0)).reduce(0L, (a, b) -> a | b);
    }
}
