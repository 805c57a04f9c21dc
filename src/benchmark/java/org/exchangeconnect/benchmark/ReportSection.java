package org.exchangeconnect.benchmark;

import java.util.ArrayList;
import java.util.List;

/** One part of the report: what was done, and what came of it, a row each, above the limits it is to keep. */
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

    /** What each column is to keep to; an empty cell: anything. */
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
