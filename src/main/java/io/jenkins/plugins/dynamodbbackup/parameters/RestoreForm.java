package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.ListBoxModel;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
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

    /** A pipeline or a file may hold another text, such as a variable: to look at the form must not change it. */
    private static ListBoxModel withCurrent(ListBoxModel choices, @CheckForNull String written) {
        String current = Util.fixNull(written);
        if (!current.isEmpty() && choices.stream().noneMatch(choice -> choice.value.equals(current))) {
            choices.add(current, current);
        }
        return choices;
    }
}
