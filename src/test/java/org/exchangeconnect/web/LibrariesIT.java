package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What the WAR says to Payara of its libraries. */
class LibrariesIT {

    private static final String FOLDER = "WEB-INF/lib/";
    private static final Pattern EXCLUDED = Pattern.compile("<scanning-exclude>(.*?)</scanning-exclude>");

    @Test
    void payaraLooksForBeansInNoLibraryButMyFaces() throws IOException {
        try (ZipFile war = new ZipFile(System.getProperty("it.war"))) {
            List<Predicate<String>> excluded = excluded(war);

            assertThat(war.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.startsWith(FOLDER) && name.endsWith(".jar"))
                            .map(name -> name.substring(FOLDER.length()))
                            .filter(library -> excluded.stream().noneMatch(one -> one.test(library))))
                    .hasSize(2)
                    .allMatch(library -> library.startsWith("myfaces-"));
        }
    }

    /** The libraries' names as Payara reads them: without their version, a star for any characters. */
    private static List<Predicate<String>> excluded(ZipFile war) throws IOException {
        try (InputStream descriptor = war.getInputStream(war.getEntry("WEB-INF/payara-web.xml"))) {
            return EXCLUDED.matcher(new String(descriptor.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(match -> Pattern.compile(match.group(1).replace("*", ".*") + "(-.*)?\\.jar")
                            .asMatchPredicate())
                    .toList();
        }
    }
}
