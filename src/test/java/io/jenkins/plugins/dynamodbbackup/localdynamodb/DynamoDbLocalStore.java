package io.jenkins.plugins.dynamodbbackup.localdynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Tables and items in Amazon's DynamoDB Local. Its ARNs name no real region or account: they are rewritten. */
final class DynamoDbLocalStore implements TableStore {
    private static final String ITS_ARN = "arn:aws:dynamodb:ddblocal:000000000000:";
    private static final int BATCH = 25;
    /** Calls that speak of tables and streams. In all others an ARN is somebody's data. */
    private static final Set<String> WITH_ARNS =
            Set.of("CreateTable", "DescribeTable", "UpdateTable", "DeleteTable", "ListStreams", "DescribeStream");

    private static final AtomicInteger USERS = new AtomicInteger();

    /** Of closed instances. DynamoDB Local keeps a dozen threads for each user as long as the process lives. */
    private static final Queue<String> FREE = new ConcurrentLinkedQueue<>();

    private final URI address = DynamoDbLocalEngine.shared().address();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** DynamoDB Local keeps one database per access key and region; this keeps instances of ours apart. */
    private final String user = Optional.ofNullable(FREE.poll()).orElseGet(() -> "i" + USERS.incrementAndGet() + "x");

    private final Set<Table> known = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean closed = new AtomicBoolean();

    private record Table(Site site, String name) {}

    @Override
    public ObjectNode create(Site site, ObjectNode request) {
        ObjectNode table = json(site, "CreateTable", request);
        known.add(new Table(site, request.path("TableName").asText()));
        return (ObjectNode) table.get("TableDescription");
    }

    @Override
    public ObjectNode describe(Site site, String table) {
        return (ObjectNode) json(site, "DescribeTable", named(table)).get("Table");
    }

    @Override
    public ObjectNode update(Site site, ObjectNode request) {
        return (ObjectNode) json(site, "UpdateTable", request).get("TableDescription");
    }

    @Override
    public void delete(Site site, String table) {
        json(site, "DeleteTable", named(table));
        known.remove(new Table(site, table));
    }

    @Override
    public Size size(Site site, String table) {
        JsonNode description = describe(site, table);
        return new Size(
                description.path("ItemCount").asLong(),
                description.path("TableSizeBytes").asLong());
    }

    @Override
    public Snapshot snapshot(Site site, String table) {
        List<String> items = new ArrayList<>();
        long bytes = 0;
        ObjectNode scan = named(table).put("ConsistentRead", true);
        while (true) {
            ObjectNode page = json(site, "Scan", scan);
            for (JsonNode item : page.path("Items")) {
                String text = item.toString();
                items.add(text);
                bytes += text.length();
            }
            if (!page.has("LastEvaluatedKey")) {
                return new Snapshot(new Size(items.size(), bytes), items);
            }
            scan.set("ExclusiveStartKey", page.get("LastEvaluatedKey"));
        }
    }

    @Override
    public void fill(Site site, String table, Snapshot snapshot) {
        for (int from = 0; from < snapshot.items().size(); from += BATCH) {
            ArrayNode puts = Json.array();
            snapshot.items()
                    .subList(from, Math.min(from + BATCH, snapshot.items().size()))
                    .forEach(item -> puts.addObject()
                            .putObject("PutRequest")
                            .set("Item", Json.parse(item.getBytes(StandardCharsets.UTF_8))));
            JsonNode left = puts;
            while (!left.isEmpty()) {
                ObjectNode request = Json.object();
                request.putObject("RequestItems").set(table, left);
                left = json(site, "BatchWriteItem", request)
                        .path("UnprocessedItems")
                        .path(table);
            }
        }
    }

    @Override
    public Answer pass(Call call) {
        HttpResponse<byte[]> response = send(call.site(), call.target(), call.operation(), call.body());
        return new Answer(response.statusCode(), Answer.JSON, response.body());
    }

    @Override
    public void close() {
        boolean empty = true;
        for (Table table : known) {
            try {
                json(table.site(), "DeleteTable", named(table.name()));
            } catch (ServiceError e) {
                empty = false; // protected against deletion: it is gone with the process
            }
        }
        if (empty && !closed.getAndSet(true)) {
            FREE.add(user);
        }
    }

    private static ObjectNode named(String table) {
        return Json.object().put("TableName", table);
    }

    private ObjectNode json(Site site, String operation, ObjectNode body) {
        HttpResponse<byte[]> response = send(site, "DynamoDB_20120810", operation, body);
        ObjectNode json = Json.parse(response.body());
        if (response.statusCode() != 200) {
            String type = json.path("__type").asText();
            throw ServiceError.of(
                    type.substring(type.indexOf('#') + 1),
                    json.path("Message").asText(json.path("message").asText()));
        }
        return json;
    }

    private HttpResponse<byte[]> send(Site site, String target, String operation, ObjectNode body) {
        String scope = user + site.account() + "/20260101/" + site.region() + "/dynamodb/aws4_request";
        String text = body.toString();
        boolean rewrite = WITH_ARNS.contains(operation);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", Answer.JSON)
                .header("X-Amz-Target", target + "." + operation)
                .header("X-Amz-Date", "20260101T000000Z")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + scope + ", SignedHeaders=host;x-amz-date, Signature=00")
                .POST(HttpRequest.BodyPublishers.ofString(rewrite ? text.replace(site.arnPrefix(), ITS_ARN) : text))
                .build();
        try {
            return http.send(
                    request,
                    info -> HttpResponse.BodySubscribers.mapping(
                            HttpResponse.BodySubscribers.ofByteArray(),
                            bytes -> rewrite ? rewritten(bytes, site) : bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static byte[] rewritten(byte[] bytes, Site site) {
        return new String(bytes, StandardCharsets.UTF_8)
                .replace(ITS_ARN, site.arnPrefix())
                .getBytes(StandardCharsets.UTF_8);
    }
}
