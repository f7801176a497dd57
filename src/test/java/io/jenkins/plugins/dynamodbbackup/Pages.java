package io.jenkins.plugins.dynamodbbackup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of the project, and what tests look for in them. */
public final class Pages {

    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.+)$");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");

    private Pages() {}

    /** The tests run in the folder of the pom.xml in use: the root, or standalone. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.isDirectory(folder.resolve("docs")) ? folder : folder.getParent();
    }

    public static String text(Path page) {
        try {
            return Files.readString(page).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a level such as {@code ###}; of every level where that is empty. */
    public static List<String> headings(Path page, String level) {
        return HEADING.matcher(BLOCK.matcher(text(page)).replaceAll(""))
                .results()
                .filter(heading -> level.isEmpty() || heading.group(1).equals(level))
                .map(heading -> heading.group(2))
                .toList();
    }

    /** What a link may write after the {@code #}. */
    public static Set<String> anchors(Path page) {
        return headings(page, "").stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
