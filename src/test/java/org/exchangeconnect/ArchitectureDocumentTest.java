package org.exchangeconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/architecture.md describes the packages and classes that there are. */
class ArchitectureDocumentTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "org", "exchangeconnect");
    private static final Path DOCUMENT = Path.of("docs", "architecture.md");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?org\\.exchangeconnect\\.(\\w+)\\.", Pattern.MULTILINE);
    private static final Pattern ARROW = Pattern.compile("^ +([a-z0-9 &]+) --> ([a-z0-9 &]+)$", Pattern.MULTILINE);
    private static final Pattern NODE = Pattern.compile("^ {8}([a-z0-9]+)$", Pattern.MULTILINE);
    private static final Pattern PACKAGE_ROW =
            Pattern.compile("^\\|(?: [a-z ]*\\|)? `([a-z0-9.]+)` \\|", Pattern.MULTILINE);
    private static final Pattern STEP_ROW = Pattern.compile("^\\| ([1-8]) \\|.*$", Pattern.MULTILINE);
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w*)(?:\\.(\\w+))?`");
    private static final Pattern STEPS = Pattern.compile("Steps? ([1-8])(?:(?: and | to )([1-8]))?");
    private static final Pattern PLACE_ROW =
            Pattern.compile("^\\| Where [^|]*\\| \\[(\\w+)\\.java]\\(([^)]+)\\) \\| ([^|]*)\\|$", Pattern.MULTILINE);

    private final String document = TextFiles.read(DOCUMENT);
    private final List<Path> files = TextFiles.sources(SOURCES);

    @Test
    void theDiagramShowsEachPackageAndTheImportsThatFollowFromNoOthers() {
        Map<String, Set<String>> imports = imports();

        assertThat(all(NODE, 1)).containsExactlyInAnyOrderElementsOf(imports.keySet());
        assertThat(arrows()).isEqualTo(withoutDetours(imports));
    }

    @Test
    void eachPackageHasARowThatNamesItsContents() {
        assertThat(all(PACKAGE_ROW, 1))
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().map(ArchitectureDocumentTest::packageOf).collect(Collectors.toSet()));
    }

    @Test
    void eachClassThatTheFlowNamesNamesItsStep() {
        List<MatchResult> rows = STEP_ROW.matcher(document).results().toList();

        assertThat(rows).hasSize(8).allSatisfy(row -> {
            int step = Integer.parseInt(row.group(1));
            assertThat(CLASS.matcher(row.group()).results()).isNotEmpty().allSatisfy(named -> assertThat(
                            steps(source(named.group(1))))
                    .as(named.group(1))
                    .contains(step));
        });
    }

    @Test
    void eachPlaceIsReachedFromTheReadmeInThreeFilesAndHasTheMethod() {
        assertThat(TextFiles.read(Path.of("README.md"))).contains("(docs/architecture.md)");
        List<MatchResult> rows = PLACE_ROW.matcher(document).results().toList();

        assertThat(rows).hasSizeGreaterThanOrEqualTo(5).allSatisfy(row -> {
            Path file = DOCUMENT.resolveSibling(row.group(2)).normalize();
            assertThat(file).isRegularFile().hasFileName(row.group(1) + ".java");
            assertThat(row.group(3)).contains("`" + row.group(1));
            assertThat(CLASS.matcher(row.group(3)).results()).allSatisfy(named -> {
                String method = named.group(2);
                assertThat(source(named.group(1))).contains(method == null ? "" : " " + method + "(");
            });
        });
    }

    /** Returns the imported packages of each package below the application's; a package includes those inside it. */
    private Map<String, Set<String>> imports() {
        Map<String, Set<String>> imports = new TreeMap<>();
        for (Path file : files) {
            String own = packageOf(file).replaceFirst("\\..*", "");
            Set<String> others = imports.computeIfAbsent(own, unknown -> new TreeSet<>());
            IMPORT.matcher(TextFiles.read(file))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(others::add);
            others.remove(own);
        }
        return imports;
    }

    private Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        ARROW.matcher(document).results().forEach(arrow -> Stream.of(
                        arrow.group(1).split(" & "))
                .forEach(from -> arrows.computeIfAbsent(from, unknown -> new TreeSet<>())
                        .addAll(List.of(arrow.group(2).split(" & ")))));
        return arrows;
    }

    private static Map<String, Set<String>> withoutDetours(Map<String, Set<String>> imports) {
        Map<String, Set<String>> direct = new TreeMap<>();
        imports.forEach((from, all) -> {
            Set<String> needed = all.stream()
                    .filter(to -> all.stream()
                            .noneMatch(other ->
                                    !other.equals(to) && reached(imports, other).contains(to)))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!needed.isEmpty()) {
                direct.put(from, needed);
            }
        });
        return direct;
    }

    private static Set<String> reached(Map<String, Set<String>> imports, String from) {
        Set<String> reached = new TreeSet<>(imports.getOrDefault(from, Set.of()));
        int before = 0;
        while (reached.size() > before) {
            before = reached.size();
            Set.copyOf(reached).stream().map(imports::get).forEach(reached::addAll);
        }
        return reached;
    }

    private static Set<Integer> steps(String source) {
        Set<Integer> steps = new TreeSet<>();
        Matcher found = STEPS.matcher(source);
        while (found.find()) {
            int first = Integer.parseInt(found.group(1));
            int last = found.group(2) == null ? first : Integer.parseInt(found.group(2));
            for (int step = first; step <= last; step++) {
                steps.add(step);
            }
        }
        return steps;
    }

    private Collection<String> all(Pattern pattern, int group) {
        return pattern.matcher(document)
                .results()
                .map(found -> found.group(group))
                .toList();
    }

    private String source(String simpleName) {
        return files.stream()
                .filter(file -> file.endsWith(simpleName + ".java"))
                .map(TextFiles::read)
                .collect(Collectors.joining());
    }

    private static String packageOf(Path file) {
        return SOURCES.relativize(file.getParent()).toString().replace('/', '.');
    }
}
