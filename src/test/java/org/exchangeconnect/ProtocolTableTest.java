package org.exchangeconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/protocol-tests.md names existing tests, and each row has at least one. */
class ProtocolTableTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private final List<String> table =
            TextFiles.read(Path.of("docs", "protocol-tests.md")).lines().toList();

    @Test
    void everyTestThatTheTableNamesExists() {
        Map<String, String> sources = sources();
        List<String> missing = table.stream()
                .flatMap(line -> TEST.matcher(line).results())
                .filter(test -> !sources.getOrDefault(test.group(1), "").contains(" " + test.group(2) + "("))
                .map(MatchResult::group)
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void everyRowHasATest() {
        List<String> rows = table.stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| row "))
                .toList();

        assertThat(rows).hasSizeGreaterThan(40).allMatch(row -> TEST.matcher(row)
                .find());
    }

    /** Sources of classes with the same simple name are concatenated. */
    private static Map<String, String> sources() {
        return TextFiles.sources(Path.of("src", "test", "java")).stream()
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""), TextFiles::read, String::concat));
    }
}
