package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.tasks.BuildStepDescriptor;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dynamodbbackup.configuration.FormCredentials;
import io.jenkins.plugins.dynamodbbackup.configuration.Regions;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.DoNotUse;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The form methods that descriptors of steps and of build steps share. The two have different base classes, so they
 * inherit from this interface. Checks and choices for a single operation are in the form of that operation.
 */
public interface OperationForm {

    /** Names as lines of a text area. */
    default String text(@CheckForNull Object names) {
        return NameList.text(NameList.of("", names));
    }

    /** Names from a text area. */
    default List<String> names(@CheckForNull String lines) {
        return NameList.of("", lines);
    }

    /** Whether variables of a build are expanded: yes for a build step, no for a pipeline step. */
    default boolean takesVariables() {
        return this instanceof BuildStepDescriptor;
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
        return new FormCredentials(item).itemsOrDefault(credentialsId);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return FormCheck.given(value)
                .flatMap(new FormCredentials(item)::problem)
                .map(FormValidation::error)
                .orElseGet(FormValidation::ok);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default ComboBoxModel doFillRegionItems() {
        return Regions.offered();
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckRegion(@QueryParameter String value) {
        return takesVariables() && FormCheck.hasVariable(value) ? FormValidation.ok() : Regions.check(value);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckExclude(@AncestorInPath Item item, @QueryParameter String value) {
        return new TableCheck(List.of(), names(value), List.of(), 1, takesVariables(), false).ofExclude(item);
    }

    @POST
    @Restricted(DoNotUse.class) // the form only
    default FormValidation doCheckTags(@AncestorInPath Item item, @QueryParameter String value) {
        return new TableCheck(List.of(), List.of(), names(value), 1, takesVariables(), false).ofTags(item);
    }
}
