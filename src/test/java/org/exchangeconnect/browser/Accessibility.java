package org.exchangeconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Checks pages for accessibility violations with axe. */
final class Accessibility {

    private Accessibility() {}

    /** Fails with each rule and element if axe finds a violation on the page or in its frames. */
    static void assertNoViolation(Page page) {
        assertThat(describe(new AxeBuilder(page).analyze().getViolations())).isEmpty();
    }

    /** Checks only the elements below the selector, such as the application's frame ({@code iframe.app}). */
    static void assertNoViolation(Page page, String selector) {
        assertThat(describe(new AxeBuilder(page)
                        .include(List.of(selector))
                        .analyze()
                        .getViolations()))
                .isEmpty();
    }

    private static String describe(List<Rule> violations) {
        return violations.stream().map(Accessibility::describe).collect(Collectors.joining("\n"));
    }

    private static String describe(Rule rule) {
        String places = rule.getNodes().stream().map(CheckedNode::getHtml).collect(Collectors.joining("\n    "));
        return rule.getId() + ": " + rule.getHelp() + "\n    " + places;
    }
}
