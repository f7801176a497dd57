package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.retention.PruneRequest;
import io.jenkins.plugins.dynamodbbackup.engine.retention.RetentionPolicy;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
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
            @QueryParameter String value, @QueryParameter String keepDays, @QueryParameter String minKeep) {
        Optional<FormValidation> noNumber = noNumber(value);
        if (noNumber.isPresent()) {
            return noNumber.get();
        }
        Optional<Integer> last = FormCheck.number(value);
        Optional<Integer> days = FormCheck.number(keepDays);
        int least = FormCheck.number(minKeep).orElse(PruneRequest.DEFAULT_MIN_KEEP);
        PruneParameters written = new PruneParameters("*");
        written.setKeepLast(last.orElse(null));
        written.setKeepDays(days.orElse(null));
        written.setMinKeep(least);
        FormCheck check = () -> policy(written);
        if (Stream.of(value, keepDays).allMatch(text -> FormCheck.given(text).isEmpty())) {
            return check.shownCalmly("keepLast", "keepDays", "minKeep");
        }
        Optional<String> problem = check.problem(Set.of("keepLast", "keepDays", "minKeep"));
        if (problem.isPresent()) {
            return FormValidation.error(problem.get());
        }
        RetentionWords words = new RetentionWords(last, days, least);
        List<String> dangers = words.dangers();
        return dangers.isEmpty()
                ? FormValidation.ok(words.sentence())
                : FormValidation.warning(words.sentence() + " " + String.join(" ", dangers));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKeepDays(@QueryParameter String value) {
        return noNumber(value).orElseGet(FormValidation::ok);
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
        PruneParameters written = sound();
        written.setNamePattern(value);
        written.setAllNames(allNames);
        FormCheck check = () -> policy(written);
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
        PruneParameters written = sound();
        written.setProtect(names(value).stream()
                .filter(name -> !takesVariables() || !FormCheck.hasVariable(name))
                .toList());
        FormCheck check = () -> policy(written);
        return check.shown("protect");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckDeletedTables(
            @AncestorInPath Item item, @QueryParameter boolean value, @QueryParameter String tags) {
        if (!FormCheck.mayCheckLists(item)) {
            return FormValidation.ok();
        }
        PruneParameters written = sound();
        written.setDeletedTables(value);
        written.setTags(names(tags));
        FormCheck check = () -> policy(written);
        return check.shown("deletedTables");
    }

    /** Valid parameters except for one field, to check that field. */
    private static PruneParameters sound() {
        PruneParameters parameters = new PruneParameters("*");
        parameters.setKeepLast(1);
        return parameters;
    }

    private static void policy(PruneParameters parameters) throws BadRequestException {
        RetentionPolicy.parse(parameters.request(), NameTemplate::isTableAndTimestamp);
    }

    private static Optional<FormValidation> noNumber(@CheckForNull String value) {
        return FormCheck.given(value)
                .map(FormCheck::positiveNumber)
                .filter(shown -> shown.kind != FormValidation.Kind.OK);
    }
}
