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

    private final List<List<Argument>> rows = new ArrayList<>();
    private final int headings;
    private final Set<Integer> alignedRight = new TreeSet<>();

    /** @param heading none: a table of rows alone */
    public TextTable(String... heading) {
        headings = heading.length == 0 ? 0 : 1;
        if (headings > 0) {
            row((Object[]) heading);
        }
    }

    /** Numbers are easier to compare so. */
    public TextTable alignRight(int column) {
        alignedRight.add(column);
        return this;
    }

    /** @param cells see {@link Argument#of} */
    public void row(Object... cells) {
        rows.add(Stream.of(cells).map(Argument::of).toList());
    }

    /** Whether there is no row below the heading. */
    public boolean empty() {
        return rows.size() == headings;
    }

    /** The lines as they read where nothing is linked. */
    public List<String> lines() {
        return lines(Rendering.PLAIN);
    }

    /** No line ends with blanks. */
    public List<String> lines(Rendering rendering) {
        return rows(rendering.seen())
                .map(row -> row.text(rendering).stripTrailing())
                .toList();
    }

    /**
     * A message for each row, for places that render it by themselves. The columns are aligned by the plain text, so only
     * the last one may have parameters.
     */
    public List<Message> messages() {
        return rows(Rendering.PLAIN).map(row -> Message.of("table.row", row)).toList();
    }

    /** The lines, each with a line break behind it. */
    @Override
    public String toString() {
        return toString(Rendering.PLAIN);
    }

    public String toString(Rendering rendering) {
        return String.join("\n", lines(rendering)) + "\n";
    }

    private Stream<Argument.Row> rows(Rendering seen) {
        List<Integer> widths = rows.isEmpty()
                ? List.of()
                : IntStream.range(0, rows.get(0).size())
                        .map(column -> width(column, seen))
                        .boxed()
                        .toList();
        return rows.stream().map(row -> aligned(row, widths, seen));
    }

    private int width(int column, Rendering seen) {
        return rows.stream()
                .mapToInt(row -> row.get(column).text(seen).length())
                .max()
                .orElse(0);
    }

    private Argument.Row aligned(List<Argument> row, List<Integer> widths, Rendering seen) {
        List<Argument> parts = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            Argument cell = row.get(column);
            String blanks = " ".repeat(widths.get(column) - cell.text(seen).length());
            boolean last = column == row.size() - 1;
            String gap = last ? "" : GAP;
            if (alignedRight.contains(column)) {
                parts.addAll(List.of(new Argument.Text(blanks), cell, new Argument.Text(gap)));
            } else {
                parts.addAll(List.of(cell, new Argument.Text(last ? "" : blanks + gap)));
            }
        }
        return new Argument.Row(parts);
    }
}
