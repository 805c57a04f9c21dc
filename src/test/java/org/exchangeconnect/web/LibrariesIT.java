package org.exchangeconnect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The WAR's library settings for Payara and MyFaces. */
class LibrariesIT {

    private static final String FOLDER = "WEB-INF/lib/";
    private static final Pattern EXCLUDED = Pattern.compile("<scanning-exclude>(.*?)</scanning-exclude>");

    @Test
    void payaraLooksForBeansInNoLibraryButMyFaces() throws IOException {
        try (ZipFile war = new ZipFile(System.getProperty("it.war"))) {
            List<Predicate<String>> excluded = excluded(war);

            assertThat(libraries(war).stream()
                            .filter(library -> excluded.stream().noneMatch(one -> one.test(library))))
                    .hasSize(2)
                    .allMatch(library -> library.startsWith("myfaces-"));
        }
    }

    @Test
    void noLibraryBringsWhatMyFacesIsToldNotToLookFor() throws IOException {
        try (ZipFile war = new ZipFile(System.getProperty("it.war"))) {
            List<String> libraries = libraries(war);
            assertThat(libraries).hasSizeGreaterThan(10);
            for (String library : libraries) {
                assertThat(names(war, FOLDER + library))
                        .as(library)
                        .isNotEmpty()
                        .noneMatch(name ->
                                name.matches("META-INF/(.*[./])?faces-config\\.xml|META-INF/.*\\.taglib\\.xml"));
            }
        }
    }

    private static List<String> libraries(ZipFile war) {
        return war.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(FOLDER) && name.endsWith(".jar"))
                .map(name -> name.substring(FOLDER.length()))
                .toList();
    }

    private static List<String> names(ZipFile war, String library) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream jar = new ZipInputStream(war.getInputStream(war.getEntry(library)))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** Returns Payara's patterns of library names, without versions and with an asterisk for any characters. */
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
