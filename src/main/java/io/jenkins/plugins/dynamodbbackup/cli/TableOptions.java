package io.jenkins.plugins.dynamodbbackup.cli;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which tables. */
final class TableOptions {

    @Option(
            names = "--tables",
            paramLabel = "NAME",
            description =
                    "Table, glob ('orders-*') or 'regex:...'; '*' for all. Repeat it for more. Quote patterns, else"
                            + " the shell replaces them with file names.")
    private List<String> tables = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "NAME",
            description = "Leave these out; same forms as --tables. Repeatable.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--tags",
            paramLabel = "KEY[=VALUE]",
            description = "Only tables that carry this tag. Repeatable; a table must carry all of them.")
    private List<String> tags = new ArrayList<>();

    /** @throws BadRequestException when no table is named */
    TableQuery named(int minTables) throws BadRequestException {
        if (tables.isEmpty()) {
            throw new BadRequestException(
                    "tables",
                    "No tables are selected: add --tables, such as --tables 'orders-*', or --tables '*' for all.");
        }
        return new TableQuery(tables, exclude, tags, minTables);
    }

    /** All tables, unless some are named. */
    TableQuery namedOrAll() {
        return new TableQuery(tables.isEmpty() ? List.of("*") : tables, exclude, tags, 0);
    }
}
