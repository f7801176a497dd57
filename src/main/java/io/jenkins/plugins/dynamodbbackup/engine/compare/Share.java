package io.jenkins.plugins.dynamodbbackup.engine.compare;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of the segments of a table.
 *
 * @param number from 1 to {@code of}
 */
public record Share(int number, int of) implements Serializable {

    public static final Share ALL = new Share(1, 1);

    private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,2})/([1-9]\\d{0,2})");

    /**
     * @param written such as {@code 3/8}
     * @throws BadRequestException when it is no share
     */
    public static Share parse(String written) throws BadRequestException {
        Matcher parts = WRITTEN.matcher(written);
        if (parts.matches()) {
            Share share = new Share(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            if (share.number <= share.of) {
                return share;
            }
        }
        throw BadRequestException.of("share", "compare.share.invalid", written);
    }

    public boolean all() {
        return of == 1;
    }

    /** Such as {@code 3/8}. */
    @Override
    public String toString() {
        return number + "/" + of;
    }
}
