package io.jenkins.plugins.dynamodbbackup.parameters;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Descriptor.FormException;
import net.sf.json.JSONNull;
import net.sf.json.JSONObject;

/**
 * The submitted form of a step. Jenkins itself takes an invalid number for an empty field, so that a rule would be lost
 * without a message.
 */
public final class SubmittedFields {

    private SubmittedFields() {}

    /**
     * Replaces texts with numbers, and removes empty fields, which stand for the default.
     *
     * @throws FormException when a field is not valid
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
     * A value that cannot be converted. When a descriptor refuses a nested form, Jenkins creates the object without the
     * descriptor. This must fail, or the field would be taken for an empty one.
     */
    private static JSONObject impossible(String sentence) {
        return new JSONObject().element("$class", sentence);
    }

    private static boolean isEmpty(@CheckForNull Object submitted) {
        return submitted instanceof JSONNull || Names.isBlank(submitted);
    }
}
