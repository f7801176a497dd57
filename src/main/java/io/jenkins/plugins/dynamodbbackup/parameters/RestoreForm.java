package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Checks and choices of the fields of a restore. */
public interface RestoreForm extends OperationForm {

    @POST
    @Restricted(DoNotUse.class) // the form only
    default ListBoxModel doFillVerifyItems(@QueryParameter String verify) {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.RestoreForm_verifySchema(), "schema");
        choices.add(Messages.RestoreForm_verifyCount(), "count");
        choices.add(Messages.RestoreForm_verifyNone(), "none");
        return withCurrent(choices, verify);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default ListBoxModel doFillBillingModeItems(@QueryParameter String billingMode) {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.RestoreForm_billingAsRecorded(), "");
        choices.add(Messages.RestoreForm_billingOnDemand(), "PAY_PER_REQUEST");
        choices.add(Messages.RestoreForm_billingProvisioned(), "PROVISIONED");
        return withCurrent(choices, billingMode);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTable(
            @QueryParameter String value,
            @QueryParameter String backup,
            @QueryParameter String before,
            @QueryParameter String backupArn,
            @QueryParameter String region) {
        return source(value, backup, before, backupArn, FormCheck.given(region), "table");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckBackup(
            @QueryParameter String value,
            @QueryParameter String table,
            @QueryParameter String before,
            @QueryParameter String backupArn,
            @QueryParameter String region) {
        return source(table, value, before, backupArn, FormCheck.given(region), "backup");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckBefore(
            @QueryParameter String value,
            @QueryParameter String table,
            @QueryParameter String backup,
            @QueryParameter String backupArn,
            @QueryParameter String region) {
        return source(table, backup, value, backupArn, FormCheck.given(region), "before");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckBackupArn(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String table,
            @QueryParameter String backup,
            @QueryParameter String before,
            @QueryParameter String region) {
        return source(table, backup, before, value, RestoreCheck.region(item, region), "backupArn");
    }

    private FormValidation source(
            String table, String backup, String before, String backupArn, Optional<String> region, String field) {
        if (takesVariables()
                && Stream.of(table, backup, before, backupArn, region.orElse(""))
                        .anyMatch(FormCheck::hasVariable)) {
            return FormValidation.ok();
        }
        RestoreParameters written = new RestoreParameters();
        written.setTable(table);
        written.setBackup(backup);
        written.setBefore(before);
        written.setBackupArn(backupArn);
        FormCheck check = RestoreCheck.of(written, region);
        boolean blank = Stream.of(backup, before, backupArn)
                .allMatch(text -> FormCheck.given(text).isEmpty());
        return blank ? check.shownCalmly(field) : check.shown(field);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTargetTable(@AncestorInPath Item item, @QueryParameter String value) {
        return FormCheck.given(value)
                .map(template -> TemplateCheck.of("targetTable", template, item))
                .orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTimeoutMinutes(@QueryParameter String value) {
        return FormCheck.positiveNumber(value);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckReadCapacity(
            @QueryParameter String value, @QueryParameter String writeCapacity, @QueryParameter String billingMode) {
        return capacity(value, value, writeCapacity, billingMode, "readCapacity");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckWriteCapacity(
            @QueryParameter String value, @QueryParameter String readCapacity, @QueryParameter String billingMode) {
        return capacity(value, readCapacity, value, billingMode, "writeCapacity");
    }

    private static FormValidation capacity(
            String value, String readCapacity, String writeCapacity, String billingMode, String field) {
        FormValidation number =
                FormCheck.given(value).map(FormCheck::positiveNumber).orElseGet(FormValidation::ok);
        if (number.kind != FormValidation.Kind.OK) {
            return number;
        }
        RestoreParameters written = RestoreCheck.sound();
        written.setReadCapacity(FormCheck.number(readCapacity).orElse(null));
        written.setWriteCapacity(FormCheck.number(writeCapacity).orElse(null));
        written.setBillingMode(FormCheck.hasVariable(billingMode) ? null : billingMode);
        return RestoreCheck.shown(written, Optional.of(RestoreCheck.ANY_REGION), field);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckIndexes(@AncestorInPath Item item, @QueryParameter String value) {
        if (!FormCheck.mayCheckLists(item)) {
            return FormValidation.ok();
        }
        RestoreParameters written = RestoreCheck.sound();
        written.setIndexes(names(value));
        return RestoreCheck.shown(written, Optional.of(RestoreCheck.ANY_REGION), "indexes");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKmsKey(@QueryParameter String value) {
        RestoreParameters written = RestoreCheck.sound();
        written.setKmsKey(value);
        return takesVariables() && FormCheck.hasVariable(value)
                ? FormValidation.ok()
                : RestoreCheck.shown(written, Optional.of(RestoreCheck.ANY_REGION), "kmsKey");
    }

    /** A stored value can be another text, such as a variable. Opening the form must not change it. */
    private static ListBoxModel withCurrent(ListBoxModel choices, @CheckForNull String written) {
        String current = Util.fixNull(written);
        if (!current.isEmpty() && choices.stream().noneMatch(choice -> choice.value.equals(current))) {
            choices.add(current, current);
        }
        return choices;
    }
}
