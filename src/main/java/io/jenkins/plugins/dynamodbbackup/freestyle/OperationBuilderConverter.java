package io.jenkins.plugins.dynamodbbackup.freestyle;

import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import hudson.PluginWrapper;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.NameList;
import io.jenkins.plugins.dynamodbbackup.pipeline.form.WrittenArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.describable.DescribableModel;

/**
 * Reads and writes a build step in a config.xml by its parameters, as strictly as a script. The default converter of
 * Jenkins uses the fields of the class and skips what does not fit, usually without a message.
 */
abstract class OperationBuilderConverter implements Converter {

    private static final String PLUGIN = "plugin";

    /** The attributes of the step's element that belong to XStream or Jenkins. */
    private static final Set<String> OF_JENKINS =
            Set.of(PLUGIN, "class", "id", "reference", "resolves-to", "defined-in", "serialization");

    private final Class<? extends OperationBuilder> type;

    OperationBuilderConverter(Class<? extends OperationBuilder> type) {
        this.type = type;
    }

    @Override
    @SuppressWarnings("rawtypes") // of XStream
    public boolean canConvert(Class candidate) {
        return candidate == type;
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
        StoredElement stored = StoredElement.read(reader).without(OF_JENKINS);
        WrittenArguments.Reading reading = new StoredParameters(declared()).read(stored);
        OperationBuilder step = DescribableModel.of(type).instantiate(reading.values(), null);
        if (!reading.problems().isEmpty()) {
            step.keep(new Unreadable(reading.problems(), Optional.of(stored)));
        }
        return step;
    }

    /** @throws IllegalStateException for a step from a script with invalid arguments, which must not be saved */
    @Override
    public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
        OperationBuilder builder = (OperationBuilder) source;
        Unreadable unreadable = builder.unreadable();
        StoredElement step = unreadable.isEmpty()
                ? parameters(builder)
                : unreadable.stored().orElseThrow(() -> new IllegalStateException(unreadable.line()));
        PluginWrapper plugin = Jenkins.get().getPluginManager().whichPlugin(type);
        if (plugin != null) {
            writer.addAttribute(
                    PLUGIN, plugin.getShortName() + "@" + plugin.getVersion().replaceFirst(" .*", ""));
        }
        step.writeContent(writer);
    }

    private StoredElement parameters(OperationBuilder step) {
        List<StoredElement> parameters = new ArrayList<>();
        step.given()
                .forEach((name, value) -> parameters.add(
                        declared().parameter(name).orElseThrow().takesNames()
                                ? StoredParameters.list(name, NameList.of(name, value))
                                : StoredElement.of(name, value.toString())));
        return new StoredElement("", Map.of(), "", parameters);
    }

    private WrittenArguments declared() {
        return ((OperationBuilderDescriptor) Jenkins.get().getDescriptorOrDie(type)).declared();
    }
}
