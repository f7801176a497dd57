package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The tables to work on. */
final class TableOptions {

    @Option(
            names = "--tables",
            paramLabel = "NAME",
            description =
                    "Table name, glob ('orders-*') or 'regex:...'; '*' for all. Repeatable. Quote patterns, or the"
                            + " shell replaces them with file names.")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "NAME",
            description = "Tables to leave out; same format as --tables. Repeatable.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--tags",
            paramLabel = "KEY[=VALUE]",
            description = "Only tables with this tag. Repeatable; a table must have all of them.")
    private List<String> tags = new ArrayList<>();

    /** @throws BadRequestException when no table is selected */
    TableQuery named(int minTables) throws BadRequestException {
        if (tables.isEmpty()) {
            throw new BadRequestException(
                    "tables",
                    "No tables are selected: add --tables, such as --tables 'orders-*', or --tables '*' for all.");
        }
        return new TableQuery(tables, exclude, tags, minTables);
    }

    /** All tables, unless some are selected. */
    TableQuery namedOrAll() {
        return new TableQuery(tables.isEmpty() ? List.of("*") : tables, exclude, tags, 0);
    }
}
