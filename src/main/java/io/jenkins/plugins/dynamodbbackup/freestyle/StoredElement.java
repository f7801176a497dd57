package io.jenkins.plugins.dynamodbbackup.freestyle;

import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import hudson.Util;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An element of a config.xml, kept as text. It is never deserialized to objects, and nothing of it is lost, so that
 * invalid elements can be shown and stored again.
 *
 * @param text without the text of its children and the white space between them
 */
record StoredElement(String name, Map<String, String> attributes, String text, List<StoredElement> children) {

    static StoredElement of(String name, String text) {
        return new StoredElement(name, Map.of(), text, List.of());
    }

    /** The current element of the reader. */
    static StoredElement read(HierarchicalStreamReader reader) {
        String name = reader.getNodeName();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeName(i), reader.getAttribute(i));
        }
        StringBuilder text = new StringBuilder(Util.fixNull(reader.getValue()));
        List<StoredElement> children = new ArrayList<>();
        while (reader.hasMoreChildren()) {
            reader.moveDown();
            children.add(read(reader));
            reader.moveUp();
            text.append(Util.fixNull(reader.getValue()));
        }
        String written = children.isEmpty() ? text.toString() : text.toString().strip();
        return new StoredElement(name, attributes, written, children);
    }

    StoredElement without(Set<String> attributeNames) {
        Map<String, String> others = new LinkedHashMap<>(attributes);
        others.keySet().removeAll(attributeNames);
        return new StoredElement(name, others, text, children);
    }

    private void write(HierarchicalStreamWriter writer) {
        writer.startNode(name);
        writeContent(writer);
        writer.endNode();
    }

    /** Without its tags. */
    void writeContent(HierarchicalStreamWriter writer) {
        attributes.forEach(writer::addAttribute);
        if (!text.isEmpty()) {
            writer.setValue(text);
        }
        children.forEach(child -> child.write(writer));
    }

    /** Whether it contains only text. */
    boolean isPlain() {
        return attributes.isEmpty() && children.isEmpty();
    }

    /** The content between its tags. */
    String content() {
        return text.strip() + children.stream().map(StoredElement::xml).collect(Collectors.joining());
    }

    private String xml() {
        String tag = name
                + attributes.entrySet().stream()
                        .map(attribute -> " " + attribute.getKey() + "=\"" + attribute.getValue() + "\"")
                        .collect(Collectors.joining());
        String content = content();
        return content.isEmpty() ? "<" + tag + "/>" : "<" + tag + ">" + content + "</" + name + ">";
    }

    /** The same, with one line per list entry. */
    String lines() {
        return isPlain() || !text.isEmpty()
                ? content()
                : children.stream()
                        .map(child -> child.isPlain() && child.name.equals(StoredParameters.ENTRY)
                                ? child.text.strip()
                                : child.xml())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return content();
    }
}
