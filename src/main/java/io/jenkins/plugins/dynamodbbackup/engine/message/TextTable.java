package io.jenkins.plugins.dynamodbbackup.engine.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of text, each on one line and each column as wide as its widest cell is to the eye: links take no room. */
public final class TextTable {

    /** In place of what is not known or not there. */
    public static final String NOTHING = "-";

    private static final String GAP = "  ";

    private final List<List<Cell>> rows = new ArrayList<>();
    private final int headings;
    private final Set<Integer> alignedRight = new TreeSet<>();

    /**
     * @param text as it is read, on one line
     * @param shown the same text, perhaps with marks around it that take no room, such as a link
     */
    public record Cell(String text, String shown) {

        public static Cell of(String text) {
            String line = OneLine.of(text);
            return new Cell(line, line);
        }
    }

    /** @param heading none: a table of rows alone */
    public TextTable(String... heading) {
        headings = heading.length == 0 ? 0 : 1;
        if (headings > 0) {
            row(heading);
        }
    }

    /** Numbers are easier to compare so. */
    public TextTable alignRight(int column) {
        alignedRight.add(column);
        return this;
    }

    public void row(String... cells) {
        row(Stream.of(cells).map(Cell::of).toArray(Cell[]::new));
    }

    public void row(Cell... cells) {
        rows.add(List.of(cells));
    }

    /** Whether there is no row below the heading. */
    public boolean empty() {
        return rows.size() == headings;
    }

    /** No line ends with blanks. */
    public List<String> lines() {
        List<Integer> widths = rows.isEmpty()
                ? List.of()
                : IntStream.range(0, rows.get(0).size()).mapToObj(this::width).toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** The lines, each with a line break behind it. */
    @Override
    public String toString() {
        return String.join("\n", lines()) + "\n";
    }

    private int width(int column) {
        return rows.stream()
                .mapToInt(row -> row.get(column).text().length())
                .max()
                .orElse(0);
    }

    private String line(List<Cell> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            Cell cell = row.get(column);
            String blanks = " ".repeat(widths.get(column) - cell.text().length());
            line.append(alignedRight.contains(column) ? blanks + cell.shown() : cell.shown() + blanks)
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
