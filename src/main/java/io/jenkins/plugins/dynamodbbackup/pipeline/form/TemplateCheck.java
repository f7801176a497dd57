package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParametersDefinitionProperty;
import hudson.util.FormValidation;
import io.jenkins.plugins.dynamodbbackup.engine.BadRequestException;
import io.jenkins.plugins.dynamodbbackup.engine.table.NameTemplate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Checks a name template for a form. The variables of a build are only partly known. */
final class TemplateCheck {

    private static final String TABLE = "orders";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");

    /** Stands for a value that is not known yet; long enough to be a valid name. */
    private static final String ANY = "any";

    /** Variables of every build, with sample values. */
    private static final Map<String, String> OF_BUILDS =
            Map.of("BUILD_NUMBER", "123", "BUILD_ID", "123", "EXECUTOR_NUMBER", "0", "NODE_NAME", "built-in");

    private TemplateCheck() {}

    static FormValidation of(String field, String template, @CheckForNull Item item) {
        Map<String, String> known = known(item);
        try {
            return example(NameTemplate.parse(field, template, known));
        } catch (BadRequestException refused) {
            List<String> unknown = VARIABLE.matcher(template)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .filter(name -> !known.containsKey(name) && !name.isBlank())
                    .toList();
            unknown.forEach(name -> known.put(name, ANY));
            try {
                NameTemplate.parse(field, template, known);
                return FormValidation.warning(Messages.TemplateCheck_unknown(refused.getMessage()));
            } catch (BadRequestException anyway) {
                return FormValidation.error(anyway.getMessage());
            }
        }
    }

    private static FormValidation example(NameTemplate template) {
        return FormValidation.ok(Messages.TemplateCheck_example(TABLE, template.name(TABLE, Instant.now())));
    }

    private static Map<String, String> known(@CheckForNull Item item) {
        Map<String, String> known = new HashMap<>(OF_BUILDS);
        if (item != null) {
            String name = item.getFullName();
            known.put("JOB_NAME", name);
            known.put("JOB_BASE_NAME", item.getName());
            known.put("BUILD_TAG", "jenkins-" + name.replace('/', '-') + "-123");
        }
        if (item instanceof Job<?, ?> job) {
            ParametersDefinitionProperty parameters = job.getProperty(ParametersDefinitionProperty.class);
            if (parameters != null) {
                parameters.getParameterDefinitions().stream()
                        .map(ParameterDefinition::getName)
                        .forEach(name -> known.putIfAbsent(name, ANY));
            }
        }
        return known;
    }
}
