package io.jenkins.plugins.dynamodbbackup.engine.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dynamodbbackup.engine.aws.Border;
import io.jenkins.plugins.dynamodbbackup.engine.aws.Dispatcher;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.ErrorKind;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ApiOperation;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.TableArn;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.BackupSeed;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.Effect;
import io.jenkins.plugins.dynamodbbackup.localdynamodb.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every listing reads every page, or fails: a part of a listing is never taken for the whole. */
class PaginationTest {

    private static final Instant DEADLINE = Border.START.plus(Duration.ofMinutes(10));
    private static final List<Arguments> LISTINGS_AND_SIZES = Stream.of(Listing.values())
            .flatMap(listing -> IntStream.of(0, 1, listing.page - 1, listing.page, listing.page + 1, 5 * listing.page)
                    .mapToObj(count -> Arguments.of(listing, count)))
            .toList();

    private final LocalDynamoDb db = LocalDynamoDb.builder().inMemory().build();
    private final Border border = new Border(db.inProcessHttpClient());

    /** A listing, how many entries a page of it holds, and how a test fills it and reads it. */
    enum Listing {
        TABLES(ApiOperation.LIST_TABLES, 100) {
            @Override
            void fill(LocalDynamoDb db, int count) {
                db.seed().tables("table", count, 0);
            }

            @Override
            void submit(Dispatcher dispatcher, Consumer<Answer<Set<String>>> then) {
                ListTables.submit(dispatcher, DEADLINE, answer -> then.accept(distinct(answer)));
            }

            @Override
            Effect stuck() {
                return Effect.edit(json -> json.put("LastEvaluatedTableName", "table0000"));
            }
        },
        BACKUPS(ApiOperation.LIST_BACKUPS, 100) {
            @Override
            void fill(LocalDynamoDb db, int count) {
                IntStream.range(0, count)
                        .forEach(n -> db.seed()
                                .backup(BackupSeed.of("table" + n % 7, Border.START.plusSeconds(n))
                                        .name("backup" + n)));
            }

            @Override
            void submit(Dispatcher dispatcher, Consumer<Answer<Set<String>>> then) {
                ListBackups.ofAllTables()
                        .submit(
                                dispatcher,
                                DEADLINE,
                                answer -> then.accept(distinct(answer.fold(
                                        all -> new Answer.Value<>(all.stream()
                                                .map(ListedBackup::arn)
                                                .toList()),
                                        Answer::failed))));
            }

            @Override
            Effect stuck() {
                return Effect.edit(json -> json.put(
                        "LastEvaluatedBackupArn",
                        "arn:aws:dynamodb:eu-west-1:111122223333:table/table0/backup/01700000000000-00000001"));
            }
        },
        TAGS(ApiOperation.LIST_TAGS_OF_RESOURCE, 50) {
            @Override
            void fill(LocalDynamoDb db, int count) {
                String tags = IntStream.range(0, count)
                        .mapToObj(n -> "{\"Key\":\"key" + n + "\",\"Value\":\"\"}")
                        .collect(Collectors.joining(","));
                db.seed().table("orders", "{\"Tags\":[" + tags + "]}", List.of());
            }

            @Override
            void submit(Dispatcher dispatcher, Consumer<Answer<Set<String>>> then) {
                TableArn table = new TableArn("aws", LocalDynamoDb.REGION, LocalDynamoDb.ACCOUNT, "orders");
                ListTagsOfResource.submit(
                        dispatcher,
                        table,
                        DEADLINE,
                        answer -> then.accept(answer.fold(tags -> new Answer.Value<>(tags.keySet()), Answer::failed)));
            }

            @Override
            Effect stuck() {
                return Effect.edit(json -> json.put("NextToken", "1"));
            }
        };

        final String api;
        final int page;

        Listing(ApiOperation operation, int page) {
            this.api = operation.apiName();
            this.page = page;
        }

        abstract void fill(LocalDynamoDb db, int count);

        abstract void submit(Dispatcher dispatcher, Consumer<Answer<Set<String>>> then);

        abstract Effect stuck();

        private static Answer<Set<String>> distinct(Answer<List<String>> answer) {
            return answer.fold(
                    all -> {
                        assertThat(all).doesNotHaveDuplicates();
                        return new Answer.Value<>(new TreeSet<>(all));
                    },
                    Answer::failed);
        }
    }

    @AfterEach
    void close() {
        border.close();
        db.close();
    }

    private Answer<Set<String>> list(Listing listing) {
        return border.answer(then -> listing.submit(border.dispatcher, then));
    }

    @ParameterizedTest
    @FieldSource("LISTINGS_AND_SIZES")
    void readsAllPages(Listing listing, int count) {
        listing.fill(db, count);

        assertThat(Border.value(list(listing))).hasSize(count);
        assertThat(db.calls().count(listing.api)).isEqualTo(Math.max(1, (count + listing.page - 1) / listing.page));
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void shortPagesAreNotTheLast(Listing listing) {
        listing.fill(db, 50);
        db.rules().on(listing.api).then(Effect.cutPage(7));

        assertThat(Border.value(list(listing))).hasSize(50);
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void emptyPagesWithACursorAreNotTheLast(Listing listing) {
        listing.fill(db, 50);
        db.rules().on(listing.api).then(Effect.cutPage(20));
        db.rules().on(listing.api).nth(1).then(Effect.emptyPage());
        db.rules().on(listing.api).nth(1).then(Effect.emptyPage());

        assertThat(Border.value(list(listing))).hasSize(50);
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void aCursorThatComesAgainIsAFailureAndNotAnEndlessLoop(Listing listing) {
        listing.fill(db, 50);
        db.rules().on(listing.api).then(Effect.cutPage(10), listing.stuck());

        AwsError error = Border.error(list(listing));

        assertThat(error.what())
                .isEqualTo(Message.of("aws.error.what.said", "ListingStuck", Message.of("aws.listingStuck")));
        assertThat(db.calls().count(listing.api)).isLessThan(10);
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void aDeniedPageInTheMiddleFailsTheListing(Listing listing) {
        listing.fill(db, 50);
        db.rules().on(listing.api).then(Effect.cutPage(10));
        db.rules().on(listing.api).nth(3).then(Effect.denied());

        AwsError error = Border.error(list(listing));

        assertThat(error.kind()).isEqualTo(ErrorKind.ACCESS_DENIED);
        assertThat(error.reason().toString())
                .endsWith(
                        "Allow dynamodb:" + listing.api
                                + " to the credentials in use (https://github.com/jenkinsci/dynamodb-backup-plugin/blob/main/docs/iam.md).");
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void aPageThatFailsForAMomentIsReadAgain(Listing listing) {
        listing.fill(db, 50);
        db.rules().on(listing.api).then(Effect.cutPage(10));
        db.rules().on(listing.api).nth(2).then(Effect.throttled());
        db.rules().on(listing.api).nth(4).then(Effect.dropBefore());

        assertThat(Border.value(list(listing))).hasSize(50);
    }
}
