package org.exchangeconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests named in docs/security.md exist, so every listed attack is tested. */
class SecurityTableTest {

    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

    @Test
    void everyTestThatTheTableNamesExists() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs", "security.md"));
        List<String> attacks =
                lines.stream().filter(line -> line.matches("\\| \\d+ \\|.*")).toList();

        assertThat(attacks).hasSizeGreaterThanOrEqualTo(41);
        assertThat(attacks).allSatisfy(attack -> {
            List<String> tests = NAMED.matcher(attack)
                    .results()
                    .map(named -> named.group(1) + " " + named.group(2))
                    .toList();
            assertThat(tests.isEmpty()).isEqualTo(attack.endsWith("| open |"));
            assertThat(tests).allMatch(SecurityTableTest::exists);
        });
    }

    private static boolean exists(String test) {
        String[] names = test.split(" ");
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(it -> it.endsWith(names[0] + ".java")).toList()) {
                if (Files.readString(file).contains("void " + names[1] + "(")) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
