package io.jenkins.plugins.dynamodbbackup.report.log;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under a heading, each column as wide as its widest cell is to the eye: links in it take no room. */
final class LogTable {

    static final String NOTHING = "-";
    private static final String GAP = "  ";

    private final List<List<Cell>> rows = new ArrayList<>();

    /** @param shown the same text, perhaps with a link */
    record Cell(String text, String shown) {

        static Cell of(String text) {
            return new Cell(text, text);
        }
    }

    LogTable(String... heading) {
        row(List.of(heading).stream().map(Cell::of).toArray(Cell[]::new));
    }

    void row(Cell... cells) {
        rows.add(List.of(cells));
    }

    boolean empty() {
        return rows.size() == 1;
    }

    List<String> lines() {
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).text().length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<Cell> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            line.append(cell.shown());
            if (column < row.size() - 1) {
                line.append(" ".repeat(widths.get(column) - cell.text().length()))
                        .append(GAP);
            }
        }
        return line.toString();
    }
}
