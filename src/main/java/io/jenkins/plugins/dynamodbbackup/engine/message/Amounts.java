package io.jenkins.plugins.dynamodbbackup.engine.message;

import java.util.List;
import java.util.Locale;

/** Sizes and counts as a message, a table or a page has them. */
public final class Amounts {

    /** In a column of sizes, where AWS reports 0. */
    public static final String SIZE_NOTE =
            "Size '-': AWS's statistics, which lag about six hours, say 0. That says nothing about the content.";

    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB");

    /** From here on one decimal rounds up to 1024.0, which is 1.0 of the next unit. */
    private static final double NEXT_UNIT = 1023.95;

    private Amounts() {}

    /** In the powers of 1024 that AWS bills by, with one decimal: 1023 B, 1.0 KiB, 12.3 GiB. */
    public static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= NEXT_UNIT && unit < UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }

    /** The same for a cell of a table, where 0 means that AWS's statistics say nothing yet: see {@link #SIZE_NOTE}. */
    public static String sizeCell(long bytes) {
        return bytes == 0 ? TextTable.NOTHING : size(bytes);
    }

    /** 1 backup, 2 backups. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
