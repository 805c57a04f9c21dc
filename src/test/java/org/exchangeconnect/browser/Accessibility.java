package org.exchangeconnect.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** What axe finds wrong with a page. */
final class Accessibility {

    private Accessibility() {}

    /** Fails, naming each rule and place, if axe finds a violation anywhere on the page, frames included. */
    static void assertNoViolation(Page page) {
        assertThat(describe(new AxeBuilder(page).analyze().getViolations())).isEmpty();
    }

    /** The same below these elements only, such as the frame of the application ({@code iframe.app}). */
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
