package io.jenkins.plugins.dynamodbbackup.report.stored;

import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import java.util.ArrayList;
import java.util.List;

/** The operations of one build in the order in which they ended. Safe for parallel branches. */
public final class EndedOperations {

    private final List<Ended> operations = new ArrayList<>();

    /** In place of the same operation, if it was told of before. */
    public synchronized void add(Ended operation) {
        operations.removeIf(operation::sameAs);
        operations.add(operation);
    }

    public synchronized List<Ended> all() {
        return List.copyOf(operations);
    }

    /** XStream finds it by its name. The usual form would take four times the room, most of it names of classes. */
    public static final class ConverterImpl implements Converter {

        @Override
        public boolean canConvert(Class type) {
            return type == EndedOperations.class;
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            ((EndedOperations) source).all().forEach(operation -> new XmlOut(writer).write(operation));
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            EndedOperations read = new EndedOperations();
            XmlIn in = new XmlIn(reader);
            while (reader.hasMoreChildren()) {
                reader.moveDown();
                in.operation().ifPresent(read::add);
                reader.moveUp();
            }
            return read;
        }
    }
}
