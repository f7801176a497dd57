package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.cli.report.Format;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import io.jenkins.plugins.dynamodbbackup.engine.restore.RestoreRequest;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.VerifyLevel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converters for options with fixed values, file names and numbers. Fixed values are case-insensitive. */
final class Choices {

    private Choices() {}

    /** A fixed list of values, for parsing and for completion. */
    abstract static class Words<E> implements ITypeConverter<E>, Iterable<String> {

        private final List<E> values;
        private final Function<E, String> spelling;

        Words(List<E> values, Function<E, String> spelling) {
            this.values = List.copyOf(values);
            this.spelling = spelling;
        }

        private Stream<String> words() {
            return values.stream().map(spelling);
        }

        private String spoken() {
            List<String> words = words().toList();
            int last = words.size() - 1;
            return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
        }

        @Override
        public E convert(String text) {
            return values.stream()
                    .filter(value -> spelling.apply(value).equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("use " + spoken()));
        }

        @Override
        public Iterator<String> iterator() {
            return words().iterator();
        }
    }

    static final class Formats extends Words<Format> {
        Formats() {
            super(List.of(Format.values()), format -> format.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Besides the words, {@code sample} with any number. */
    static final class VerifyLevels implements ITypeConverter<VerifyLevel>, Iterable<String> {

        @Override
        public VerifyLevel convert(String text) {
            try {
                return VerifyLevel.of(text);
            } catch (BadRequestException refused) {
                throw new TypeConversionException("use none, schema, count, sample:1000 or full");
            }
        }

        @Override
        public Iterator<String> iterator() {
            return List.of("none", "schema", "count", "sample:1000", "full").iterator();
        }
    }

    static final class RestoreModes extends Words<RestoreRequest.Mode> {
        RestoreModes() {
            super(List.of(RestoreRequest.Mode.values()), RestoreRequest.Mode::word);
        }
    }

    static final class BillingModes extends Words<CapacityMode> {
        BillingModes() {
            super(List.of(CapacityMode.values()), CapacityMode::name);
        }
    }

    static final class PartialFailures extends Words<OnPartialFailure> {
        PartialFailures() {
            super(List.of(OnPartialFailure.values()), OnPartialFailure::name);
        }
    }

    /** The name of a file. With the locale C, Java cannot open files with non-ASCII names. */
    static final class File implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException(
                        "the file name is not supported in this locale; set LC_ALL=C.UTF-8, or use another name");
            }
        }
    }

    /** A whole number that cannot be negative. */
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            try {
                return Integer.parseUnsignedInt(text) < 0 ? refuse() : Integer.parseInt(text);
            } catch (NumberFormatException e) {
                return refuse();
            }
        }

        private static Integer refuse() {
            throw new TypeConversionException("use a whole number from 0 to " + Integer.MAX_VALUE);
        }
    }
}
