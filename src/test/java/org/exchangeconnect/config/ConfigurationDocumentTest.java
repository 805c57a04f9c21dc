package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {

    private static final Pattern LITERAL = Pattern.compile("\"((?:connect|infobip)\\.[a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern DOCUMENTED = Pattern.compile("`((?:connect|infobip)\\.[a-z0-9.-]+)`");

    @Test
    void everyKeyThatIsReadIsDocumentedAndNoOther() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> classes = Files.list(Path.of("src/main/java/org/exchangeconnect/config"))) {
            for (Path file : classes.toList()) {
                addAll(LITERAL, Files.readString(file), read);
            }
        }
        Set<String> documented = new TreeSet<>();
        Files.readAllLines(Path.of("docs/configuration.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .forEach(keys -> addAll(DOCUMENTED, keys, documented));

        assertThat(documented).isEqualTo(read);
    }

    private static void addAll(Pattern pattern, String text, Set<String> keys) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
    }
}
