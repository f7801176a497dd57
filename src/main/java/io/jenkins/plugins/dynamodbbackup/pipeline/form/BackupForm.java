package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Checks and choices of the fields of a backup. */
public interface BackupForm extends OperationForm {

    /** The description of a result. */
    default String words(OnPartialFailure end) {
        return switch (end) {
            case FAILURE -> Messages.BackupForm_failure();
            case UNSTABLE -> Messages.BackupForm_unstable();
        };
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTables(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String exclude,
            @QueryParameter String tags,
            @QueryParameter String minTables,
            @QueryParameter String region,
            @QueryParameter String credentialsId) {
        int least = FormCheck.number(minTables).filter(number -> number > 0).orElse(1);
        return new TableCheck(names(value), names(exclude), names(tags), least, takesVariables(), false)
                .ofTables(item, FormCheck.given(region), FormCheck.given(credentialsId));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckBackupName(@AncestorInPath Item item, @QueryParameter String value) {
        return FormCheck.given(value)
                .map(template -> TemplateCheck.of("backupName", template, item))
                .orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTimeoutMinutes(@QueryParameter String value) {
        return FormCheck.positiveNumber(value);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckMinTables(@QueryParameter String value) {
        return FormCheck.positiveNumber(value);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckWait(@QueryParameter boolean value) {
        return value ? FormValidation.ok() : FormValidation.warning(Messages.BackupForm_noWait());
    }
}
