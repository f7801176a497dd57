package io.jenkins.plugins.dynamodbbackup.report.stored;

import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The operations of one build in the order in which they ended. Safe for parallel branches. */
public final class EndedOperations {

    private static final Logger LOGGER = Logger.getLogger(EndedOperations.class.getName());

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

        /**
         * However an operation ends, the reader has to stand where it stood: Jenkins would lose all that follows in the
         * build's file, its time and result among it, and save the build without them.
         */
        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            EndedOperations read = new EndedOperations();
            XmlIn in = new XmlIn(reader);
            while (reader.hasMoreChildren()) {
                reader.moveDown();
                try {
                    in.operation().ifPresent(read::add);
                } catch (RuntimeException e) {
                    LOGGER.log(Level.WARNING, "An operation that this version cannot read is left out of its build", e);
                } finally {
                    reader.moveUp();
                }
            }
            return read;
        }
    }
}
