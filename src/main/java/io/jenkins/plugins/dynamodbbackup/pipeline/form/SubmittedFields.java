package io.jenkins.plugins.dynamodbbackup.pipeline.form;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Descriptor.FormException;
import java.util.Map;
import net.sf.json.JSONNull;
import net.sf.json.JSONObject;

/**
 * The submitted form of a step, read as strictly as a script. Jenkins itself takes an invalid number for an empty
 * field, so that a rule would be lost without a message.
 */
public final class SubmittedFields {

    private SubmittedFields() {}

    /**
     * The values of the step, by parameter. Empty fields stand for the default and are left out.
     *
     * @throws FormException when a field is not valid
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
     * A value that cannot be converted. When a descriptor refuses a nested form, Jenkins creates the object without the
     * descriptor. This must fail, or the field would be taken for an empty one.
     */
    private static JSONObject impossible(String sentence) {
        return new JSONObject().element("$class", sentence);
    }

    private static boolean isEmpty(@CheckForNull Object submitted) {
        return submitted instanceof JSONNull || NameList.isBlank(submitted);
    }
}
