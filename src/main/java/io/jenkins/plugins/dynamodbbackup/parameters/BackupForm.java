package io.jenkins.plugins.dynamodbbackup.parameters;

import hudson.Util;
import hudson.util.FormValidation;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Checks and choices of the fields of a backup. */
public interface BackupForm extends OperationForm {

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTables(@QueryParameter String value) {
        return Util.fixEmptyAndTrim(value) == null
                ? FormValidation.error(Messages.BackupForm_noTables())
                : FormValidation.ok();
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTimeoutMinutes(@QueryParameter String value) {
        return FormValidation.validatePositiveInteger(value);
    }
}
