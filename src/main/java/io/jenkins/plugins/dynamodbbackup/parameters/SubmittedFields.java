package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Descriptor.FormException;
import net.sf.json.JSONNull;
import net.sf.json.JSONObject;

/**
 * What a form submits for a step. Jenkins itself takes a number that is none for an empty box, and the rule that it was
 * to be is gone without a word.
 */
public final class SubmittedFields {

    private SubmittedFields() {}

    /**
     * Puts numbers in place of the texts that hold one, and takes out empty boxes: each of these means the default.
     *
     * @throws FormException when a field holds what the step could only misunderstand
     */
    public static void check(JSONObject form, WrittenArguments declared) throws FormException {
        WrittenArguments.Reading reading = new WrittenArguments.Reading();
        for (DeclaredParameter parameter : declared.parameters()) {
            String name = parameter.name();
            if (isEmpty(form.get(name))) {
                form.remove(name);
            } else {
                reading.add(parameter, form.get(name));
            }
            if (parameter.takesANumber() && reading.values().containsKey(name)) {
                form.put(name, reading.values().get(name));
            }
        }
        if (!reading.problems().isEmpty()) {
            reading.problems().forEach((name, sentence) -> form.put(name, impossible(sentence)));
            throw new FormException(
                    String.join(" ", reading.sentences()),
                    reading.problems().keySet().iterator().next());
        }
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
