package io.jenkins.plugins.dynamodbbackup.bench;

import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.net.URI;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupDetails;

/**
 * The obvious alternative, as most scripts do it: table by table, one call after the other, with the SDK as it comes and
 * a DescribeBackup until the backup is AVAILABLE.
 */
final class OneByOneBackup {

    private static final long POLL_MILLIS = 1000;

    private OneByOneBackup() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.of(LocalDynamoDb.REGION))
                .endpointOverride(URI.create(arguments[0]))
                .build()) {
            client.describeTable(table -> table.tableName("orders"));
            Usage usage = Usage.begin();
            long available = 0;
            for (String table : client.listTablesPaginator().tableNames()) {
                if (table.startsWith("table-")) {
                    backUp(client, table);
                    available++;
                }
            }
            TreeMap<String, Object> figures = new TreeMap<>();
            figures.put("available", available);
            usage.end(figures);
        }
    }

    private static void backUp(DynamoDbClient client, String table) throws InterruptedException {
        BackupDetails backup = client.createBackup(it -> it.tableName(table).backupName(table + "-nightly"))
                .backupDetails();
        String arn = backup.backupArn();
        String status = backup.backupStatusAsString();
        while (!status.equals("AVAILABLE")) {
            status = client.describeBackup(it -> it.backupArn(arn))
                    .backupDescription()
                    .backupDetails()
                    .backupStatusAsString();
            if (!status.equals("AVAILABLE")) {
                Thread.sleep(POLL_MILLIS);
            }
        }
    }
}
