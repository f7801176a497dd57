package io.jenkins.plugins.dynamodbbackup.engine.restore;

import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.message.Message;
import io.jenkins.plugins.dynamodbbackup.engine.operation.progress.Progress;
import io.jenkins.plugins.dynamodbbackup.engine.restore.plan.RestorePlan;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.ChosenSource;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.RestoreSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a restore knows: enough to continue in another process. The target's name is the token by which a restore is
 * found again whose answer was lost (spec 1.6).
 *
 * @param region where the restore runs; a saved progress of another region is not resumed
 * @param deadline start and timeout of the request
 * @param stage name of the one that is under way
 * @param known what the stages have found out up to now, one value for each at the most
 * @param notes what the report says besides
 * @param report once all is over
 */
public record RestoreProgress(
        int version,
        RestoreRequest request,
        String region,
        Instant startedAt,
        Instant deadline,
        String targetTable,
        String stage,
        List<StageProgress> known,
        List<Message> notes,
        Optional<RestoreReport> report)
        implements Progress {

    public static final int VERSION = 1;

    public RestoreProgress {
        known = List.copyOf(known);
        notes = List.copyOf(notes);
    }

    public static RestoreProgress start(RestoreRequest request, String region, String targetTable, Instant now) {
        return new RestoreProgress(
                VERSION,
                request,
                region,
                now,
                now.plus(request.timeout()),
                targetTable,
                request.source() instanceof RestoreSource.SettingsText ? SettingsSourceStage.NAME : ChooseStage.NAME,
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Of a restore whose source is chosen: it begins with the request to AWS. */
    public static RestoreProgress part(
            RestoreRequest request, String region, Instant startedAt, ChosenSource source, List<StageProgress> more) {
        RestoreProgress part = start(request, region, request.targetTable(), startedAt)
                .knowing(new StageProgress.Chosen(source))
                .in(RequestStage.NAME);
        for (StageProgress value : more) {
            part = part.knowing(value);
        }
        return part;
    }

    public <S extends StageProgress> Optional<S> of(Class<S> kind) {
        return known.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** As soon as it is chosen. */
    public Optional<ChosenSource> source() {
        return of(StageProgress.Chosen.class).map(StageProgress.Chosen::source);
    }

    /** Only in the stages after the choice. */
    public ChosenSource chosen() {
        return source().orElseThrow();
    }

    public Regions regions() {
        return request.regions(region);
    }

    /** @throws BadRequestException when the chosen source cannot be restored as requested */
    RestorePlan plan() throws BadRequestException {
        return RestorePlan.of(request.overrides(), chosen().table(), regions());
    }

    public Optional<StageProgress.Requested> requested() {
        return of(StageProgress.Requested.class);
    }

    public Optional<String> targetArn() {
        return of(StageProgress.Target.class).flatMap(StageProgress.Target::arn);
    }

    @Override
    public List<String> askedFor() {
        List<String> names = new ArrayList<>();
        requested().ifPresent(request -> names.add(targetTable));
        of(StageProgress.Safety.class)
                .ifPresent(safety -> names.addAll(safety.backup().askedFor()));
        of(StageProgress.Copy.class)
                .ifPresent(copy -> names.addAll(copy.restore().askedFor()));
        of(StageProgress.Replacement.class)
                .ifPresent(replacement -> names.addAll(replacement.restore().askedFor()));
        return names;
    }

    public RestoreProgress in(String next) {
        return with(next, known, notes, report);
    }

    /** With the stage's value in the place of an earlier one. */
    public RestoreProgress knowing(StageProgress value) {
        Stream<StageProgress> others = without(value.getClass()).known.stream();
        return with(stage, Stream.concat(others, Stream.of(value)).toList(), notes, report);
    }

    RestoreProgress without(Class<? extends StageProgress> kind) {
        return with(stage, known.stream().filter(it -> !kind.isInstance(it)).toList(), notes, report);
    }

    /** The same note twice, as after a resume, is one. */
    RestoreProgress noting(Message note) {
        return with(
                stage,
                known,
                Stream.concat(notes.stream(), Stream.of(note)).distinct().toList(),
                report);
    }

    RestoreProgress ending(RestoreReport last) {
        return with(stage, known, notes, Optional.of(last));
    }

    private RestoreProgress with(
            String inStage, List<StageProgress> values, List<Message> allNotes, Optional<RestoreReport> last) {
        return new RestoreProgress(
                version, request, region, startedAt, deadline, targetTable, inStage, values, allNotes, last);
    }
}
