package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dynamodbbackup.configuration.Regions;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.aws.model.CapacityMode;
import io.jenkins.plugins.dynamodbbackup.engine.compare.Share;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.IndexChoice;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.RestoreOverrides;
import io.jenkins.plugins.dynamodbbackup.engine.restore.request.Rollback;
import io.jenkins.plugins.dynamodbbackup.engine.restore.source.SourceChoice;
import io.jenkins.plugins.dynamodbbackup.engine.settings.apply.SettingsChoice;
import java.util.List;
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
        choices.add(Messages.RestoreForm_verifySample(), "sample:1000");
        choices.add(Messages.RestoreForm_verifyFull(), "full");
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
    default ListBoxModel doFillModeItems(@QueryParameter String mode) {
        ListBoxModel choices = new ListBoxModel();
        choices.add(Messages.RestoreForm_modeNew(), "new");
        choices.add(Messages.RestoreForm_modeInPlace(), "inPlace");
        choices.add(Messages.RestoreForm_modeReplace(), "replace");
        choices.add(Messages.RestoreForm_modeSettings(), "settings");
        return withCurrent(choices, mode);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckConfirm(
            @QueryParameter String value,
            @QueryParameter String mode,
            @QueryParameter String table,
            @QueryParameter String backupArn) {
        if (takesVariables() && Stream.of(value, mode, table, backupArn).anyMatch(FormCheck::hasVariable)) {
            return FormValidation.ok();
        }
        FormCheck check = RestoreCheck.ofLive(
                mode, RestoreCheck.anySource(table, backupArn), new Rollback(FormCheck.given(value), List.of()));
        return FormCheck.given(value).isPresent() ? check.shown("confirm") : check.shownCalmly("confirm");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKeys(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String mode,
            @QueryParameter String confirm) {
        if (!FormCheck.mayCheckLists(item) || takesVariables() && FormCheck.hasVariable(value + mode)) {
            return FormValidation.ok();
        }
        String table = FormCheck.given(confirm).orElse(RestoreCheck.ANY_TABLE);
        Optional<String> confirmed = RestoreCheck.changesLiveTable(mode) ? Optional.of(table) : Optional.empty();
        return RestoreCheck.ofLive(mode, RestoreCheck.anySource(table, ""), new Rollback(confirmed, names(value)))
                .shown("keys");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckDrill(
            @QueryParameter boolean value, @QueryParameter String mode, @QueryParameter boolean dryRun) {
        return FormCheck.hasVariable(mode)
                ? FormValidation.ok()
                : RestoreCheck.ofDrill(value, mode, dryRun).shown("drill");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckReadUnits(@QueryParameter String value) {
        return FormCheck.given(value).map(FormCheck::positiveNumber).orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckWriteUnits(@QueryParameter String value) {
        return FormCheck.given(value).map(FormCheck::positiveNumber).orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckShare(@QueryParameter String value) {
        FormCheck check = () -> Share.parse(value.strip());
        return FormCheck.given(value).isEmpty() || takesVariables() && FormCheck.hasVariable(value)
                ? FormValidation.ok()
                : check.shown("share");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckSettings(@AncestorInPath Item item, @QueryParameter String value) {
        FormCheck check = () -> SettingsChoice.of(names(value));
        return FormCheck.mayCheckLists(item) ? check.shown("settings") : FormValidation.ok();
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTable(
            @QueryParameter String value,
            @QueryParameter String backup,
            @QueryParameter String before,
            @QueryParameter String pointInTime,
            @QueryParameter String backupArn,
            @QueryParameter String region) {
        return source(value, backup, before, pointInTime, backupArn, FormCheck.given(region), "table");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckBackup(
            @QueryParameter String value,
            @QueryParameter String table,
            @QueryParameter String before,
            @QueryParameter String pointInTime,
            @QueryParameter String backupArn,
            @QueryParameter String region) {
        return source(table, value, before, pointInTime, backupArn, FormCheck.given(region), "backup");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckBefore(
            @QueryParameter String value,
            @QueryParameter String table,
            @QueryParameter String backup,
            @QueryParameter String pointInTime,
            @QueryParameter String backupArn,
            @QueryParameter String region) {
        return source(table, backup, value, pointInTime, backupArn, FormCheck.given(region), "before");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckPointInTime(
            @QueryParameter String value,
            @QueryParameter String table,
            @QueryParameter String backup,
            @QueryParameter String before,
            @QueryParameter String backupArn,
            @QueryParameter String region) {
        return source(table, backup, before, value, backupArn, FormCheck.given(region), "pointInTime");
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckBackupArn(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String table,
            @QueryParameter String backup,
            @QueryParameter String before,
            @QueryParameter String pointInTime,
            @QueryParameter String region) {
        return source(table, backup, before, pointInTime, value, RestoreCheck.region(item, region), "backupArn");
    }

    private FormValidation source(
            String table,
            String backup,
            String before,
            String pointInTime,
            String backupArn,
            Optional<String> region,
            String field) {
        if (takesVariables()
                && Stream.of(table, backup, before, pointInTime, backupArn, region.orElse(""))
                        .anyMatch(FormCheck::hasVariable)) {
            return FormValidation.ok();
        }
        SourceChoice which = new SourceChoice(
                FormCheck.given(backupArn),
                FormCheck.given(table),
                FormCheck.given(backup),
                FormCheck.given(before),
                FormCheck.given(pointInTime));
        FormCheck check = RestoreCheck.of(which, region);
        boolean blank = Stream.of(backup, before, pointInTime, backupArn)
                .allMatch(text -> FormCheck.given(text).isEmpty());
        return blank ? check.shownCalmly(field) : check.shown(field);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default ComboBoxModel doFillSourceRegionItems() {
        return Regions.offered();
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckSourceRegion(
            @AncestorInPath Item item,
            @QueryParameter String value,
            @QueryParameter String backupArn,
            @QueryParameter String region) {
        if (takesVariables() && Stream.of(value, backupArn, region).anyMatch(FormCheck::hasVariable)) {
            return FormValidation.ok();
        }
        return RestoreCheck.of(FormCheck.given(value), FormCheck.given(backupArn), RestoreCheck.region(item, region))
                .shown("sourceRegion");
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
        return RestoreCheck.shown(
                () -> new RestoreOverrides(
                        FormCheck.hasVariable(billingMode) ? Optional.empty() : billing(billingMode),
                        FormCheck.number(readCapacity).map(Integer::longValue),
                        FormCheck.number(writeCapacity).map(Integer::longValue),
                        new IndexChoice.All(),
                        Optional.empty()),
                field);
    }

    private static Optional<CapacityMode> billing(@CheckForNull String written) throws BadRequestException {
        String mode = Util.fixEmptyAndTrim(written);
        return mode == null
                ? Optional.empty()
                : Optional.of(DeclaredParameter.oneOf("billingMode", mode, CapacityMode.values()));
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckIndexes(@AncestorInPath Item item, @QueryParameter String value) {
        return FormCheck.mayCheckLists(item)
                ? overrides(() -> IndexChoice.of(names(value)), Optional.empty(), "indexes")
                : FormValidation.ok();
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckKmsKey(@QueryParameter String value) {
        return takesVariables() && FormCheck.hasVariable(value)
                ? FormValidation.ok()
                : overrides(IndexChoice.All::new, FormCheck.given(value), "kmsKey");
    }

    private static FormValidation overrides(
            RestoreCheck.Written<IndexChoice> indexes, Optional<String> kmsKey, String field) {
        return RestoreCheck.shown(
                () -> new RestoreOverrides(
                        Optional.empty(), Optional.empty(), Optional.empty(), indexes.read(), kmsKey),
                field);
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
