package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** The command line of {@link Main}. */
record Options(
        int port,
        String account,
        String region,
        Duration latency,
        Duration restore,
        Duration backup,
        boolean awsRates,
        boolean awsTimes,
        int tables,
        int items,
        boolean memoryOnly,
        boolean help) {

    static final String HELP = """
            A DynamoDB for this machine, with backups and restores. Everything is in memory.

              --port N             listen on 127.0.0.1:N; 0 takes any free port (default 8000)
              --account ID         the account of every access key (default 111122223333)
              --region NAME        where the seed tables are (default eu-west-1); calls choose theirs themselves
              --tables N           begin with N tables (default 5)
              --items N            items in each of them (default 100)
              --backup-ms N        from CreateBackup to AVAILABLE (default 50)
              --restore-seconds N  from RestoreTableFromBackup to ACTIVE, at least (default 5)
              --latency-ms N       every answer waits this long (default 0)
              --rates aws|off      refuse calls that come faster than AWS accepts them (default aws)
              --like-aws           new, changed, deleted and restored tables take as long as on AWS
              --memory-only        no DynamoDB Local: tables have a count instead of items
              --help               this text
            """;

    static Options defaults() {
        return parse(List.of());
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    static Options parse(List<String> arguments) {
        int port = 8000;
        String account = LocalDynamoDb.ACCOUNT;
        String region = LocalDynamoDb.REGION;
        Duration latency = Duration.ZERO;
        Duration restore = Duration.ofSeconds(5);
        Duration backup = Duration.ofMillis(50);
        boolean awsRates = true;
        boolean awsTimes = false;
        int tables = 5;
        int items = 100;
        boolean memoryOnly = false;
        boolean help = false;
        for (Iterator<String> left = arguments.iterator(); left.hasNext(); ) {
            String option = left.next();
            switch (option) {
                case "--port" -> port = number(option, left);
                case "--account" -> account = matching(option, left, "[0-9]{12}");
                case "--region" -> region = matching(option, left, "[a-z0-9-]+");
                case "--latency-ms" -> latency = Duration.ofMillis(number(option, left));
                case "--restore-seconds" -> restore = Duration.ofSeconds(number(option, left));
                case "--backup-ms" -> backup = Duration.ofMillis(number(option, left));
                case "--rates" -> awsRates = matching(option, left, "aws|off").equals("aws");
                case "--like-aws" -> awsTimes = true;
                case "--tables" -> tables = number(option, left);
                case "--items" -> items = number(option, left);
                case "--memory-only" -> memoryOnly = true;
                case "--help" -> help = true;
                default -> throw new IllegalArgumentException("Unknown option " + option + "; see --help.");
            }
        }
        return new Options(
                port, account, region, latency, restore, backup, awsRates, awsTimes, tables, items, memoryOnly, help);
    }

    private static int number(String option, Iterator<String> left) {
        return Integer.parseInt(matching(option, left, "[0-9]{1,8}"));
    }

    private static String matching(String option, Iterator<String> left, String pattern) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; see --help.");
        }
        String value = left.next();
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(option + " does not take '" + value + "'; see --help.");
        }
        return value;
    }
}
