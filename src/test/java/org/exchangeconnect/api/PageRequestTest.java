package org.exchangeconnect.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {

    @Test
    void fiftyEntriesAreUsual() {
        assertThat(PageRequest.of(null).limit()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "x", "", "1.5", "99999999999"})
    void aLimitIsFromOneToFiveHundred(String limit) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PageRequest.of(limit))
                .satisfies(refused -> assertThat(refused.problem().members()).containsKey("violations"));
        assertThat(PageRequest.of("1").limit()).isEqualTo(1);
        assertThat(PageRequest.of("500").limit()).isEqualTo(500);
    }

    @Test
    void oneMoreThanAskedForSaysThatThereIsANextPage() {
        assertThat(page("2", List.of(7, 8, 9))).hasToString("{\"items\":[{\"n\":7},{\"n\":8}],\"next\":\"8\"}");
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(page("2", List.of(7, 8))).hasToString("{\"items\":[{\"n\":7},{\"n\":8}],\"next\":null}");
        assertThat(page("2", List.of())).hasToString("{\"items\":[],\"next\":null}");
    }

    private static JsonObject page(String limit, List<Integer> read) {
        return PageRequest.of(limit).of(read, n -> Json.object().add("n", n).build(), n -> n);
    }
}
