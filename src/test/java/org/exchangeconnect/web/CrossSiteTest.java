package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "post", "BREW"})
    void whatChangesSomethingIsAskedForByOwnPagesAndPrograms(String method) {
        assertThat(CrossSite.forbids(method, "cross-site")).isTrue();
        assertThat(CrossSite.forbids(method, "same-site")).isTrue();
        assertThat(CrossSite.forbids(method, "none")).isTrue();
        assertThat(CrossSite.forbids(method, "")).isTrue();
        assertThat(CrossSite.forbids(method, "same-origin")).isFalse();
        assertThat(CrossSite.forbids(method, null)).isFalse();
    }

    @Test
    void whatOnlyReadsMayBeAskedForFromAnywhere() {
        assertThat(CrossSite.forbids("GET", "cross-site")).isFalse();
        assertThat(CrossSite.forbids("HEAD", "cross-site")).isFalse();
    }
}
