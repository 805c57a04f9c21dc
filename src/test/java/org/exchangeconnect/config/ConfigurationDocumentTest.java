package org.exchangeconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.exchangeconnect.config.ConfigKey.Section;
import org.junit.jupiter.api.Test;

/** The tables of the configuration keys, which are generated from {@link ConfigKeys}. */
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/configuration.md");

    @Test
    void theTablesListTheKeysAsTheyAreDeclared() throws IOException {
        String document = Files.readString(DOCUMENT);
        String generated = document;
        for (Section section : ConfigKeys.SECTIONS) {
            generated = withTable(generated, section);
        }
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(DOCUMENT, generated);
            document = generated;
        }

        assertThat(document)
                .as(
                        "the tables of %s; write them with: mvn test -Dtest=ConfigurationDocumentTest"
                                + " -Dconfiguration.write=true",
                        DOCUMENT)
                .isEqualTo(generated);
    }

    private static String withTable(String document, Section section) {
        String heading = "## " + section.title() + "\n\n<!-- generated from ConfigKeys -->\n\n";
        String end = "\n<!-- end of the generated table -->\n";
        Matcher place = Pattern.compile(Pattern.quote(heading) + ".*?" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(document);
        assertThat(place.find())
                .as("the place of the table:\n%s%s", heading, end)
                .isTrue();
        String rows =
                section.keys().stream().map(ConfigurationDocumentTest::row).collect(Collectors.joining());
        String table = "| key | default | rule | meaning |\n|---|---|---|---|\n" + rows;
        return document.substring(0, place.start()) + heading + table + end + document.substring(place.end());
    }

    private static String row(ConfigKey<?> key) {
        return "| " + String.join(" | ", key.documentation()).replace("|  |", "| |") + " |\n";
    }
}
