package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Descriptor.FormException;
import java.util.Map;
import net.sf.json.JSONNull;
import net.sf.json.JSONObject;

/**
 * What a form submits for a step, read as strictly as a script. Jenkins itself takes a number that is none for an empty
 * box, and the rule that it was to be is gone without a word.
 */
public final class SubmittedFields {

    private SubmittedFields() {}

    /**
     * The values that the step takes, by parameter. An empty box means the default, and is left out.
     *
     * @throws FormException when a field holds what the step could only misunderstand
     */
    public static Map<String, Object> read(JSONObject form, WrittenArguments declared) throws FormException {
        WrittenArguments.Reading reading = new WrittenArguments.Reading();
        for (DeclaredParameter parameter : declared.parameters()) {
            Object submitted = form.get(parameter.name());
            if (!isEmpty(submitted)) {
                reading.add(parameter, submitted);
            }
        }
        if (!reading.problems().isEmpty()) {
            reading.problems().forEach((name, sentence) -> form.put(name, impossible(sentence)));
            throw new FormException(
                    String.join(" ", reading.sentences()),
                    reading.problems().keySet().iterator().next());
        }
        return reading.values();
    }

    /**
     * What nothing can be made of. When a descriptor refuses a form that is part of another, Jenkins makes the object
     * without asking it: that must not succeed with the field taken for an empty box.
     */
    private static JSONObject impossible(String sentence) {
        return new JSONObject().element("$class", sentence);
    }

    private static boolean isEmpty(@CheckForNull Object submitted) {
        return submitted instanceof JSONNull || Names.isBlank(submitted);
    }
}
