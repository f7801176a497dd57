package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepCounts;
import io.jenkins.plugins.dynamodbbackup.engine.retention.KeepParameter;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import io.jenkins.plugins.dynamodbbackup.engine.table.TableQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Checks and choices of the fields of a prune. */
public interface PruneForm extends OperationForm {

    /** Valid rules, to check another field. */
    KeepCounts SOUND = KeepCounts.NONE.with(KeepParameter.KEEP_LAST, Optional.of(1));

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTables(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String exclude,
            @QueryParameter String tags,
            @QueryParameter String region,
            @QueryParameter String credentialsId,
            @QueryParameter boolean deletedTables) {
        return new TableCheck(names(value), names(exclude), names(tags), 1, takesVariables(), deletedTables)
                .ofTables(item, FormCheck.given(region), FormCheck.given(credentialsId));
    }

    /** Describes the combined effect of the rules. */
    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKeepLast(
            @QueryParameter String value,
            @QueryParameter String keepDays,
            @QueryParameter String keepDaily,
            @QueryParameter String keepWeekly,
            @QueryParameter String keepMonthly,
            @QueryParameter String keepYearly,
            @QueryParameter String timeZone,
            @QueryParameter String minKeep) {
        Optional<FormValidation> noNumber = noNumber(value);
        if (noNumber.isPresent()) {
            return noNumber.get();
        }
        boolean known = !takesVariables() || !FormCheck.hasVariable(timeZone);
        KeepCounts keep = KeepCounts.of(
                        FormCheck.number(minKeep).orElse(KeepCounts.DEFAULT_MIN_KEEP),
                        FormCheck.given(timeZone).filter(zone -> known).orElse(KeepCounts.UTC))
                .with(KeepParameter.KEEP_LAST, FormCheck.number(value))
                .with(KeepParameter.KEEP_DAYS, FormCheck.number(keepDays))
                .with(KeepParameter.KEEP_DAILY, FormCheck.number(keepDaily))
                .with(KeepParameter.KEEP_WEEKLY, FormCheck.number(keepWeekly))
                .with(KeepParameter.KEEP_MONTHLY, FormCheck.number(keepMonthly))
                .with(KeepParameter.KEEP_YEARLY, FormCheck.number(keepYearly));
        FormCheck check = policy(keep, Optional.empty(), false, List.of(), false, List.of());
        if (Stream.of(value, keepDays, keepDaily, keepWeekly, keepMonthly, keepYearly)
                .allMatch(text -> FormCheck.given(text).isEmpty())) {
            return check.shownCalmly("keepLast", "minKeep");
        }
        Optional<String> problem = check.problem(RetentionWords.FIELDS);
        if (problem.isPresent()) {
            return FormValidation.error(problem.get());
        }
        RetentionWords rules = new RetentionWords(keep);
        List<String> dangers = rules.dangers();
        return dangers.isEmpty()
                ? FormValidation.ok(rules.sentence())
                : FormValidation.warning(rules.sentence() + " " + String.join(" ", dangers));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKeepDays(@QueryParameter String value) {
        return noNumber(value).orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKeepDaily(@QueryParameter String value) {
        return noNumber(value).orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKeepWeekly(@QueryParameter String value) {
        return noNumber(value).orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKeepMonthly(@QueryParameter String value) {
        return noNumber(value).orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKeepYearly(@QueryParameter String value) {
        return noNumber(value).orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTimeZone(@QueryParameter String value) {
        Optional<String> zone = FormCheck.given(value);
        if (zone.isEmpty() || takesVariables() && FormCheck.hasVariable(value)) {
            return FormValidation.ok();
        }
        KeepCounts keep =
                KeepCounts.of(KeepCounts.DEFAULT_MIN_KEEP, zone.get()).with(KeepParameter.KEEP_LAST, Optional.of(1));
        return policy(keep, Optional.empty(), false, List.of(), false, List.of())
                .shown("timeZone");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckMinKeep(@QueryParameter String value) {
        return FormCheck.positiveNumber(value);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckMaxDeletes(@QueryParameter String value) {
        return FormCheck.positiveNumber(value);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckNamePattern(@QueryParameter String value, @QueryParameter boolean allNames) {
        if (takesVariables() && FormCheck.hasVariable(value)) {
            return FormValidation.ok();
        }
        FormCheck check = policy(SOUND, FormCheck.given(value), allNames, List.of(), false, List.of());
        Optional<String> problem = check.problem(Set.of("namePattern", "allNames"));
        return problem.map(FormValidation::error)
                .orElseGet(() -> FormCheck.given(value).isEmpty()
                        ? FormValidation.ok(Messages.PruneForm_defaultNames())
                        : allNames ? FormValidation.warning(Messages.PruneForm_foreignBackups()) : FormValidation.ok());
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckProtect(@AncestorInPath Item item, @QueryParameter String value) {
        if (!FormCheck.mayCheckLists(item)) {
            return FormValidation.ok();
        }
        List<String> known = names(value).stream()
                .filter(name -> !takesVariables() || !FormCheck.hasVariable(name))
                .toList();
        return policy(SOUND, Optional.empty(), false, known, false, List.of()).shown("protect");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckDeletedTables(
            @AncestorInPath Item item, @QueryParameter boolean value, @QueryParameter String tags) {
        if (!FormCheck.mayCheckLists(item)) {
            return FormValidation.ok();
        }
        return policy(SOUND, Optional.empty(), false, List.of(), value, names(tags))
                .shown("deletedTables");
    }

    private static FormCheck policy(
            KeepCounts keep,
            Optional<String> namePattern,
            boolean allNames,
            List<String> protect,
            boolean deletedTables,
            List<String> tags) {
        PruneRequest written = new PruneRequest(
                new TableQuery(List.of("*"), List.of(), tags, 1),
                keep,
                namePattern,
                allNames,
                protect,
                PruneRequest.DEFAULT_MAX_DELETES,
                deletedTables,
                false);
        return () -> RetentionPolicy.parse(written, NameTemplate::isTableAndTimestamp);
    }

    private static Optional<FormValidation> noNumber(@CheckForNull String value) {
        return FormCheck.given(value)
                .map(FormCheck::positiveNumber)
                .filter(shown -> shown.kind != FormValidation.Kind.OK);
    }
}
