package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/** Lets the engine judge what stands in a form, and shows what it says beside the field it says it about. */
@FunctionalInterface
interface FormCheck {

    /** @throws BadRequestException when it cannot be meant */
    void run() throws BadRequestException;

    /** The problem, if there is one with any of these fields: others have their own place. */
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

    /** For fields that nobody has filled in yet: what is still missing is no mistake. */
    default FormValidation shownCalmly(String... fields) {
        return problem(Set.of(fields)).map(FormValidation::ok).orElseGet(FormValidation::ok);
    }

    /**
     * Whether the user may have lists checked, which takes time. The permission is that of the form; without a job or
     * folder, as in the snippet generator of Jenkins itself, it is the administrator's.
     */
    static boolean mayCheckLists(@CheckForNull Item item) {
        return item == null ? Jenkins.get().hasPermission(Jenkins.ADMINISTER) : item.hasPermission(Item.EXTENDED_READ);
    }

    static Optional<String> given(@CheckForNull String value) {
        return Optional.ofNullable(Util.fixEmptyAndTrim(value));
    }

    /** A number as far as it is one; {@link FormValidation#validateNonNegativeInteger} tells about others. */
    static Optional<Integer> number(@CheckForNull String value) {
        try {
            return given(value).map(Integer::valueOf);
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }

    /** As the build will read it: blanks around a number do no harm. */
    static FormValidation positiveNumber(@CheckForNull String value) {
        return FormValidation.validatePositiveInteger(Util.fixNull(value).strip());
    }

    /** Whether it can be judged only with the variables of a build. */
    static boolean hasVariable(@CheckForNull String text) {
        return text != null && text.indexOf('$') >= 0;
    }
}
