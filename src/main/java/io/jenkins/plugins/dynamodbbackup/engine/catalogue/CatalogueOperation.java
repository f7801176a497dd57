package io.jenkins.plugins.dynamodbbackup.engine.catalogue;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.AwsSession;
import io.jenkins.plugins.dynamodbbackup.engine.aws.call.ListBackups;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.Answer;
import io.jenkins.plugins.dynamodbbackup.engine.aws.error.AwsError;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.ListedBackup;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Journal;
import io.jenkins.plugins.dynamodbbackup.engine.operation.LongOperation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Stage;
import io.jenkins.plugins.dynamodbbackup.engine.operation.Verdict;
import io.jenkins.plugins.dynamodbbackup.engine.table.FoundTables;
import io.jenkins.plugins.dynamodbbackup.engine.table.MatchBudget;
import io.jenkins.plugins.dynamodbbackup.engine.table.Matching;
import io.jenkins.plugins.dynamodbbackup.engine.table.ParsedQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableResolution;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableSelection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lists the backups of the selected tables, deleted tables included: backups are often needed because the table is
 * gone. Names are compared with the backups themselves; tables are read only for their tags, or to explain a name that no
 * backup has. Changes nothing, so its progress is the query.
 */
public final class CatalogueOperation extends LongOperation<TableQuery, CatalogueReport, Stage> {

    /** At three pages of 100 a second this lists half a million backups. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Comparator<ListedBackup> BY_TABLE_NEWEST_FIRST =
            Comparator.comparing(ListedBackup::tableName).thenComparing(ListedBackup.NEWEST_FIRST);

    private final Matching matching;
    private final TableQuery asked;
    private final ParsedQuery query;
    private final Instant startedAt;
    private List<ListedBackup> backups = List.of();
    private boolean listed;

    private CatalogueOperation(TableQuery asked, ParsedQuery query, AwsSession session, Journal journal) {
        super(
                session,
                nothing -> {},
                journal,
                session.runtime().clock().instant().plus(PATIENCE));
        this.matching = new Matching(aws());
        this.asked = asked;
        this.query = query;
        this.startedAt = now();
        stages(List.of(new ListStage()), 0);
    }

    /** @throws BadRequestException when the query cannot be understood; nothing was sent */
    public static CatalogueOperation start(TableQuery query, AwsSession session, Journal journal)
            throws BadRequestException {
        return new CatalogueOperation(
                query, ParsedQuery.parse(query).in(session.target().region()), session, journal);
    }

    /** Names, backups, and what is wrong with the names. */
    private final class ListStage implements Stage {

        private String status = "catalogue.status.listing";

        @Override
        public Message status() {
            return Message.of(status);
        }

        @Override
        public void start() {
            if (query.onlyLiteralNames()) {
                List<String> names = query.literalNames();
                match(names.size(), budget -> query.candidates(names, budget), found -> list(Optional.of(found)));
            } else {
                list(Optional.empty());
            }
        }

        private void list(Optional<List<String>> tables) {
            BackupCatalogue.submit(
                    aws(),
                    tables,
                    ListBackups.Types.ALL,
                    deadline(),
                    answer -> answer.handle(this::listed, error -> fail(error.sentence())));
        }

        private void listed(List<ListedBackup> listed) {
            Set<String> names = listed.stream().map(ListedBackup::tableName).collect(Collectors.toSet());
            match(names.size(), budget -> query.select(names, Map.of(), budget), byBackups -> {
                if (byBackups.problems().isEmpty() && byBackups.idleExclusions().isEmpty()) {
                    finish(listed, byBackups);
                } else {
                    status = "table.status.finding";
                    TableResolution.find(
                            aws(), matching, query, deadline(), answer -> lookedUp(listed, byBackups, answer));
                }
            });
        }

        private void lookedUp(List<ListedBackup> listed, TableSelection byBackups, Answer<FoundTables> answer) {
            answer.handle(
                    found -> {
                        Set<String> names =
                                listed.stream().map(ListedBackup::tableName).collect(Collectors.toSet());
                        match(
                                names.size() + found.existing().size(),
                                budget -> found.select(query, names, true, budget),
                                selection -> finish(listed, selection));
                    },
                    error -> finish(listed, byBackups.problems().isEmpty() ? byBackups : failed(byBackups, error)));
        }

        /** Where tags decide, the names of backups select nothing: a backup of another table is never shown. */
        private TableSelection failed(TableSelection byBackups, AwsError error) {
            return new TableSelection(byBackups.tables(), List.of(), List.of(error.sentence()), List.of());
        }

        private void finish(List<ListedBackup> listed, TableSelection selection) {
            Set<String> selected = new HashSet<>(selection.tables());
            CatalogueOperation.this.listed = true;
            backups = listed.stream()
                    .filter(backup -> selected.contains(backup.tableName()))
                    .sorted(BY_TABLE_NEWEST_FIRST)
                    .distinct()
                    .toList();
            selection.unreadable().forEach(table -> problem(table.error().sentence()));
            selection.problems().forEach(CatalogueOperation.this::problem);
            selection.idleExclusions().forEach(CatalogueOperation.this::warning);
            end();
        }

        private <T> void match(int names, Function<MatchBudget, T> work, Consumer<T> then) {
            matching.run(query.quick(names), work, then, CatalogueOperation.this::fail);
        }
    }

    @Override
    public TableQuery progress() {
        return asked;
    }

    @Override
    public CatalogueReport report() {
        Verdict verdict =
                isStopped() || !ended() ? Verdict.ABORTED : problems().isEmpty() ? Verdict.SUCCESS : Verdict.FAILURE;
        return new CatalogueReport(
                verdict, session().target().region(), startedAt, finishedAt(), listed, backups, problems(), warnings());
    }
}
