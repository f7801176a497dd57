package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/** Checks the values of a form with the engine, and shows each message at its field. */
@FunctionalInterface
interface FormCheck {

    /** @throws BadRequestException when it is not valid */
    void run() throws BadRequestException;

    /** The problem with one of these fields, if any; other problems are shown at their own fields. */
    default Optional<String> problem(Set<String> fields) {
        try {
            run();
            return Optional.empty();
        } catch (BadRequestException refused) {
            return fields.contains(refused.field()) ? Optional.of(refused.getMessage()) : Optional.empty();
        }
    }

    default FormValidation shown(String... fields) {
        return problem(Set.of(fields)).map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    /** For a form that is not filled in yet: a missing value is not an error. */
    default FormValidation shownCalmly(String... fields) {
        return problem(Set.of(fields)).map(FormValidation::ok).orElseGet(FormValidation::ok);
    }

    /**
     * Whether the user has permission for checks that take time. The permission is that of the form. Without a job or
     * folder, as in the global Snippet Generator, only administrators have it.
     */
    static boolean mayCheckLists(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
    }

    static Optional<String> given(@CheckForNull String value) {
        return Optional.ofNullable(Util.fixEmptyAndTrim(value));
    }

    /** The number, if the text is one; {@link FormValidation#validateNonNegativeInteger} reports other texts. */
    static Optional<Integer> number(@CheckForNull String value) {
        try {
            return given(value).map(Integer::valueOf);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** As the build will read it: spaces around a number are ignored. */
    static FormValidation positiveNumber(@CheckForNull String value) {
        return FormValidation.validatePositiveInteger(Util.fixNull(value).strip());
    }

    /** Whether it can be checked only with the variables of a build. */
    static boolean hasVariable(@CheckForNull String text) {
        return text != null && text.indexOf('$') >= 0;
    }
}
