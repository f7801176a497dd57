package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AnswerLimit;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsCall;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp;
import io.jenkins.plugins.dynamodbbackup.engine.aws.ScriptedHttp.Reply;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.KeyElement;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableDetails;
import io.jenkins.plugins.dynamodbbackup.engine.message.Argument;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.message.OneLine;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers in the place of AWS may put anything anywhere: no text of it gets past the border that AWS never sends. */
class HostileAnswerTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LONGEST_SENTENCE = 1000;

    private static final List<String> NO_NAMES = List.of(
            "orders\nFinished: SUCCESS",
            "orders\r",
            "orders\u0000",
            "\u001b]0;orders\u0007",
            "orders\u0085x",
            "orders\u2028x",
            "\u202esredro",
            "or\u200bders",
            "x".repeat(1 << 20));

    /** Each call, and where its answer has texts that are shown, stored or sent again. */
    private static final Map<String, List<String>> TEXTS = Map.of(
            "ListTables",
            List.of("/TableNames/0"),
            "ListBackups",
            List.of(
                    "/BackupSummaries/0/TableName",
                    "/BackupSummaries/0/TableId",
                    "/BackupSummaries/0/TableArn",
                    "/BackupSummaries/0/BackupArn",
                    "/BackupSummaries/0/BackupName",
                    "/BackupSummaries/0/BackupStatus",
                    "/BackupSummaries/0/BackupType"),
            "CreateBackup",
            List.of(
                    "/BackupDetails/BackupArn",
                    "/BackupDetails/BackupName",
                    "/BackupDetails/BackupStatus",
                    "/BackupDetails/BackupType"),
            "DescribeBackup",
            List.of(
                    "/BackupDescription/BackupDetails/BackupArn",
                    "/BackupDescription/BackupDetails/BackupName",
                    "/BackupDescription/BackupDetails/BackupStatus",
                    "/BackupDescription/SourceTableDetails/TableName",
                    "/BackupDescription/SourceTableDetails/TableId",
                    "/BackupDescription/SourceTableDetails/TableArn",
                    "/BackupDescription/SourceTableDetails/KeySchema/0/KeyType"),
            "DescribeTable",
            List.of(
                    "/Table/TableName",
                    "/Table/TableArn",
                    "/Table/TableId",
                    "/Table/TableStatus",
                    "/Table/KeySchema/0/KeyType",
                    "/Table/GlobalSecondaryIndexes/0/IndexName",
                    "/Table/GlobalSecondaryIndexes/0/Projection/ProjectionType",
                    "/Table/SSEDescription/Status",
                    "/Table/SSEDescription/KMSMasterKeyArn",
                    "/Table/RestoreSummary/SourceBackupArn"));

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final Border border = new Border(db.inProcessHttpClient());
    private final String arn;

    HostileAnswerTest() {
        db.seed().table("orders");
        arn = db.seed().backup(BackupSeed.of("orders", Border.START).name("orders-1"));
    }

    @AfterEach
    void close() {
        border.close();
        db.close();
    }

    static Stream<Arguments> everyTextOfEveryCall() {
        return TEXTS.entrySet().stream()
                .flatMap(call -> call.getValue().stream()
                        .flatMap(text -> NO_NAMES.stream().map(name -> Arguments.of(call.getKey(), text, name))));
    }

    @ParameterizedTest
    @MethodSource
    void everyTextOfEveryCall(String operation, String pointer, String text) {
        db.rules().on(operation).then(Effect.edit(json -> put(json, pointer, text)));

        AwsError error = Border.error(answerOf(operation));

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertInvalid(error, "DynamoDB", text);
        assertFit(error);
    }

    private Answer<?> answerOf(String operation) {
        return switch (operation) {
            case "ListTables" ->
                border.<List<String>>answer(then -> ListTables.submit(border.dispatcher, border.in(HOUR), then));
            case "ListBackups" ->
                border.<List<ListedBackup>>answer(
                        then -> ListBackups.ofAllTables().submit(border.dispatcher, border.in(HOUR), then));
            case "CreateBackup" -> border.answer(CreateBackup.of("orders", "orders-2"), border.in(HOUR));
            case "DescribeBackup" -> border.answer(DescribeBackup.of(arn), border.in(HOUR));
            default -> border.answer(DescribeTable.of("orders"), border.in(HOUR));
        };
    }

    /** Makes the objects and lists on the way that are not there. */
    private static void put(ObjectNode json, String pointer, String text) {
        String[] path = pointer.substring(1).split("/");
        JsonNode at = json;
        for (int i = 0; i < path.length; i++) {
            boolean last = i == path.length - 1;
            boolean list = !last && path[i + 1].equals("0");
            if (at instanceof ArrayNode array) {
                if (last) {
                    array.removeAll().add(text);
                } else {
                    at = array.isEmpty() ? array.addObject().put("IndexName", "by-name") : array.get(0);
                }
            } else if (last) {
                ((ObjectNode) at).put(path[i], text);
            } else {
                at = list ? ((ObjectNode) at).withArray(path[i]) : ((ObjectNode) at).withObject("/" + path[i]);
            }
        }
    }

    private static void assertInvalid(AwsError error, String service, String text) {
        Argument shown = text.length() > 100 ? Argument.of(text.length()) : Argument.of(text);
        assertThat(error.code()).isEqualTo("UnreadableAnswer");
        assertThat(error.message().key())
                .isEqualTo(text.length() > 100 ? "aws.answer.invalid.long" : "aws.answer.invalid");
        assertThat(error.message().arguments()).startsWith(Argument.of(service)).endsWith(shown);
    }

    private static void assertFit(AwsError error) {
        assertThat(Stream.of(
                        error.code(),
                        error.message().toString(),
                        error.subject(),
                        error.sentence().toString(),
                        error.reason().toString()))
                .allMatch(OneLine::is)
                .allSatisfy(text -> assertThat(text).hasSizeLessThan(LONGEST_SENTENCE));
    }

    private static Answer<?> scripted(Reply reply, AwsCall<?> call) {
        try (Border border = new Border(new ScriptedHttp().then(reply))) {
            return border.answer(call, border.in(HOUR));
        }
    }

    @ParameterizedTest
    @CsvSource({"a\\u0000,v", "k,a\\nb", "k,\\u001b[2J"})
    void tagsHaveNoControlCharacters(String key, String value) {
        Reply reply = Reply.json(200, "{\"Tags\":[{\"Key\":\"" + key + "\",\"Value\":\"" + value + "\"}]}");
        TableArn table = new TableArn("aws", "eu-west-1", "111122223333", "orders");

        AwsError error = Border.error(scripted(reply, ListTagsOfResource.page(table, Optional.empty())));

        assertThat(error.message().key()).isEqualTo("aws.answer.invalid");
        assertThat(error.message().arguments().get(1))
                .isIn(Message.of("aws.field.tagKey"), Message.of("aws.field.tagValue"));
        assertFit(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1111", "111122223333\\nFinished: SUCCESS", "\\u001b[2J"})
    void anAccountHasTwelveDigits(String account) {
        Reply reply = new Reply(
                200,
                Map.of("Content-Type", "text/xml"),
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>"
                        + account.replace("\\n", "\n").replace("\\u001b", "\u009b")
                        + "</Account><Arn>arn:aws:iam::111122223333:user/x</Arn></GetCallerIdentityResult>"
                        + "</GetCallerIdentityResponse>");

        AwsError error = Border.error(scripted(reply, GetCallerIdentity.call()));

        assertThat(error.message().key()).isEqualTo("aws.answer.invalid");
        assertThat(error.message().arguments()).startsWith(Argument.of("STS"), Message.of("aws.field.account"));
        assertFit(error);
    }

    @ParameterizedTest
    @CsvSource({"1e13, time", "-5, time"})
    void aTimeIsOneOfOurs(String time, String what) {
        db.rules()
                .on("ListBackups")
                .then(Effect.edit(json -> ((ObjectNode) json.at("/BackupSummaries/0"))
                        .put("BackupCreationDateTime", Double.parseDouble(time))));

        assertThat(Border.error(answerOf("ListBackups")).message().arguments())
                .startsWith(Argument.of("DynamoDB"), Message.of("aws.field." + what));
    }

    @Test
    void aSizeIsNotNegative() {
        db.rules()
                .on("ListBackups")
                .then(Effect.edit(json -> ((ObjectNode) json.at("/BackupSummaries/0")).put("BackupSizeBytes", -1)));

        assertThat(Border.error(answerOf("ListBackups")).message())
                .isEqualTo(Message.of("aws.answer.invalid", "DynamoDB", Message.of("aws.field.number"), "-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NoSuchThing", "x\\nFinished: SUCCESS", "\\u001b[2J\\u202e", "\\u0000"})
    void aCodeAndItsWordsAreOneLineThatIsNotLong(String beginning) {
        String text = beginning + "z".repeat(1 << 20);

        AwsError error = Border.error(scripted(Reply.error(text, text), DescribeTable.of("orders")));

        assertFit(error);
    }

    @Test
    void aCodeOfMegabytesIsCut() {
        Reply reply = Reply.error("x".repeat(5 << 20), "");

        AwsError error = Border.error(scripted(reply, DescribeTable.of("orders")));

        assertThat(error.code()).isEqualTo("x".repeat(125) + "...");
        assertFit(error);
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() {
        Reply reply = Reply.json(200, " ".repeat(AnswerLimit.MOST_BYTES) + "{\"TableNames\":[]}");

        AwsError error = Border.error(scripted(reply, ListTables.page(Optional.empty())));

        assertThat(error.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(error.message()).isEqualTo(Message.of("aws.answer.long", Argument.size(8 << 20)));
    }

    @Test
    void aRefusalWithoutEndIsNotReadToItsEnd() {
        String code = "{\"__type\":\"ResourceNotFoundException\",\"message\":\"gone\"}";
        Reply reply = Reply.json(400, " ".repeat(AnswerLimit.MOST_BYTES) + code);

        AwsError error = Border.error(scripted(reply, DescribeTable.of("orders")));

        assertThat(error.kind()).isEqualTo(ErrorKind.UNEXPECTED);
        assertThat(error.what()).isEqualTo(Message.of("aws.error.what", "HTTP 400"));
    }

    /** System backups have names that users may not give, an emulator its own region, and old tables no id. */
    @Test
    void whatIsUnusualAndRightPasses() {
        String local = "arn:aws:dynamodb:ddblocal:000000000000:table/orders";
        String system = "o".repeat(255) + "$DeletedTableBackup";
        db.rules().on("ListBackups").then(Effect.edit(json -> {
            ObjectNode backup = (ObjectNode) json.at("/BackupSummaries/0");
            backup.put("BackupName", system).put("BackupType", "SYSTEM").putNull("TableId");
            backup.put("TableArn", local).put("BackupArn", local + "/backup/01489602797149-73d8d5bc");
        }));
        db.rules().on("DescribeTable").then(Effect.edit(json -> {
            ObjectNode table = ((ObjectNode) json.at("/Table")).put("TableArn", local);
            table.putNull("TableId")
                    .withArray("KeySchema")
                    .removeAll()
                    .addObject()
                    .put("AttributeName", "line\nbreak")
                    .put("KeyType", "HASH");
        }));

        List<ListedBackup> backups = Border.value(
                border.answer(then -> ListBackups.ofAllTables().submit(border.dispatcher, border.in(HOUR), then)));
        TableDetails table = Border.value(border.answer(DescribeTable.of("orders"), border.in(HOUR)));

        assertThat(backups).extracting(ListedBackup::name).containsExactly(system);
        assertThat(table.arn()).isEqualTo(local);
        assertThat(table.keys()).containsExactly(new KeyElement("line\nbreak", "HASH"));
    }
}
