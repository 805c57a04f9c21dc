package org.exchangeconnect.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget<String> budget = new ByteBudget<>(100, 60);

    @Test
    void oneKeyLeavesRoomForOthers() {
        assertThat(budget.reserve("a", 60)).isTrue();
        assertThat(budget.reserve("a", 1)).isFalse();
        assertThat(budget.reserve("b", 40)).isTrue();
        assertThat(budget.reserve("c", 1)).isFalse();
    }

    @Test
    void releasedBytesCanBeReservedAgain() {
        budget.reserve("a", 60);
        budget.reserve("b", 40);

        budget.release("a", 60);
        budget.release("b", 10);

        assertThat(budget.reserve("b", 30)).isTrue();
        assertThat(budget.reserve("a", 40)).isTrue();
        assertThat(budget.reserve("a", 1)).isFalse();
    }
}
