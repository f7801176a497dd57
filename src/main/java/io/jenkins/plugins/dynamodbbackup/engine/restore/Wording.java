package io.jenkins.plugins.dynamodbbackup.engine.restore;

import java.util.Collection;
import java.util.stream.Collectors;

/** How names read in a sentence. */
final class Wording {

    private static final int MOST_NAMES = 8;

    private Wording() {}

    /** In quotes, with commas; the end of a long list is only counted. */
    static String names(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown =
                names.stream().limit(MOST_NAMES).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " more" : shown;
    }
}
