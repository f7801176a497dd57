package io.jenkins.plugins.dynamodbbackup.engine.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a {@link Message} is about, as a value: how it reads is decided where the message is shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.class, name = "message"),
    @JsonSubTypes.Type(value = Argument.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Argument.Table.class, name = "table"),
    @JsonSubTypes.Type(value = Argument.Backup.class, name = "backup"),
    @JsonSubTypes.Type(value = Argument.Arn.class, name = "arn"),
    @JsonSubTypes.Type(value = Argument.Parameter.class, name = "parameter"),
    @JsonSubTypes.Type(value = Argument.Count.class, name = "count"),
    @JsonSubTypes.Type(value = Argument.Quantity.class, name = "quantity"),
    @JsonSubTypes.Type(value = Argument.Size.class, name = "size"),
    @JsonSubTypes.Type(value = Argument.Span.class, name = "span"),
    @JsonSubTypes.Type(value = Argument.Age.class, name = "age"),
    @JsonSubTypes.Type(value = Argument.Time.class, name = "time"),
    @JsonSubTypes.Type(value = Argument.Several.class, name = "several"),
    @JsonSubTypes.Type(value = Argument.Row.class, name = "row"),
})
public sealed interface Argument extends Serializable
        permits Message,
                Argument.Text,
                Argument.Table,
                Argument.Backup,
                Argument.Arn,
                Argument.Parameter,
                Argument.Count,
                Argument.Quantity,
                Argument.Size,
                Argument.Span,
                Argument.Age,
                Argument.Time,
                Argument.Several,
                Argument.Row {

    String text(Rendering rendering);

    /** Anything that reads as it is, such as a value of the user's or AWS's own words; shown on one line. */
    record Text(String text) implements Argument {

        public Text {
            text = OneLine.of(text);
        }

        @Override
        public String text(Rendering rendering) {
            return text;
        }
    }

    record Table(String name) implements Argument {

        public Table {
            name = OneLine.of(name);
        }

        @Override
        public String text(Rendering rendering) {
            return rendering.table(name);
        }
    }

    record Backup(String name) implements Argument {

        public Backup {
            name = OneLine.of(name);
        }

        @Override
        public String text(Rendering rendering) {
            return rendering.backup(name);
        }
    }

    /** Of a table or of a backup. */
    record Arn(String arn) implements Argument {

        public Arn {
            arn = OneLine.of(arn);
        }

        @Override
        public String text(Rendering rendering) {
            return rendering.arn(arn);
        }
    }

    /** @param name as the steps have it, such as {@code keepLast} */
    record Parameter(String name) implements Argument {

        public Parameter {
            name = OneLine.of(name);
        }

        @Override
        public String text(Rendering rendering) {
            return rendering.parameter(name);
        }
    }

    /** A whole number; a text can choose a word by it: <code>{0} {0|backup|backups}</code>. */
    record Count(long number) implements Argument {

        @Override
        public String text(Rendering rendering) {
            return Long.toString(number);
        }
    }

    /** A whole number that may be large, such as that of the items of a table: 2,310,442. A text can choose a word by it. */
    record Quantity(long number) implements Argument {

        @Override
        public String text(Rendering rendering) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }

    record Size(long bytes) implements Argument {

        @Override
        public String text(Rendering rendering) {
            return Amounts.size(bytes);
        }
    }

    record Span(Duration span) implements Argument {

        @Override
        public String text(Rendering rendering) {
            return Times.span(span);
        }
    }

    record Age(Duration age) implements Argument {

        @Override
        public String text(Rendering rendering) {
            return Times.age(age);
        }
    }

    record Time(Instant time) implements Argument {

        @Override
        public String text(Rendering rendering) {
            return Times.iso(time);
        }
    }

    /**
     * @param quoted whether each stands in quotes
     * @param most how many are named; the others are only counted
     */
    record Several(List<? extends Argument> all, boolean quoted, int most) implements Argument {

        public Several {
            all = List.copyOf(all);
        }

        @Override
        public String text(Rendering rendering) {
            String mark = quoted ? "'" : "";
            String named = all.stream()
                    .limit(most)
                    .map(one -> mark + one.text(rendering) + mark)
                    .collect(Collectors.joining(", "));
            return all.size() <= most
                    ? named
                    : Message.of("list.cut", named, all.size() - most).text(rendering);
        }
    }

    /**
     * One row of a {@link TextTable}.
     *
     * @param parts one behind the other, blanks between the columns included
     */
    record Row(List<? extends Argument> parts) implements Argument {

        public Row {
            parts = List.copyOf(parts);
        }

        @Override
        public String text(Rendering rendering) {
            return parts.stream().map(part -> part.text(rendering)).collect(Collectors.joining());
        }
    }

    static Argument table(String name) {
        return new Table(name);
    }

    static Argument backup(String name) {
        return new Backup(name);
    }

    static Argument arn(String arn) {
        return new Arn(arn);
    }

    static Argument parameter(String name) {
        return new Parameter(name);
    }

    static Argument quantity(long number) {
        return new Quantity(number);
    }

    static Argument size(long bytes) {
        return new Size(bytes);
    }

    static Argument age(Duration age) {
        return new Age(age);
    }

    /** In quotes, with commas; from the ninth on they are only counted. */
    static Argument names(Collection<String> names) {
        return new Several(names.stream().map(Text::new).toList(), true, 8);
    }

    /** With commas, all of them. */
    static Argument list(Collection<? extends Argument> all) {
        return new Several(List.copyOf(all), false, Integer.MAX_VALUE);
    }

    /**
     * The argument for a value: whole numbers count, durations are spans, times are times, what is an argument stays as
     * it is, and all else is its text.
     */
    static Argument of(Object value) {
        if (value instanceof Argument argument) {
            return argument;
        }
        if (value instanceof Integer || value instanceof Long) {
            return new Count(((Number) value).longValue());
        }
        if (value instanceof Duration span) {
            return new Span(span);
        }
        return value instanceof Instant time ? new Time(time) : new Text(value.toString());
    }
}
