package org.exchangeconnect.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * One section of the report: a description of the scenario and a table of results, with their limits in the last row.
 */
final class ReportSection {

    private final String title;
    private final String text;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> limits = List.of();

    ReportSection(String title, String text, String... columns) {
        this.title = title;
        this.text = text;
        this.columns = List.of(columns);
    }

    ReportSection row(Object... cells) {
        rows.add(words(cells));
        return this;
    }

    /** Sets the limit of each column; an empty cell means no limit. */
    ReportSection limits(Object... cells) {
        limits = words(cells);
        return this;
    }

    String title() {
        return title;
    }

    private static List<String> words(Object... cells) {
        return List.of(cells).stream().map(Object::toString).toList();
    }

    String markdown() {
        StringBuilder lines = new StringBuilder("## " + title + "\n\n" + text.strip() + "\n\n");
        line(lines, columns);
        line(lines, columns.stream().map(column -> "---").toList());
        rows.forEach(row -> line(lines, row));
        if (!limits.isEmpty()) {
            line(
                    lines,
                    limits.stream()
                            .map(cell -> cell.isEmpty() ? "" : "*" + cell + "*")
                            .toList());
        }
        return lines.append('\n').toString();
    }

    private static void line(StringBuilder lines, List<String> cells) {
        lines.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
