package io.jenkins.plugins.dynamodbbackup.freestyle;

import io.jenkins.plugins.dynamodbbackup.engine.operation.OnPartialFailure;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;

/**
 * Every build step with every parameter that it has, each in every wrong form that a config.xml was seen to have. A
 * parameter that is added later is among them by itself.
 *
 * @param step the class of the build step
 * @param parameter what is written wrongly
 * @param element how it stands in the config.xml, with its tags
 * @param named a part of it that a user recognizes
 */
record WrongForms(Class<? extends OperationBuilder> step, String parameter, String element, String named) {

    static final List<Class<? extends OperationBuilder>> STEPS =
            List.of(DynamoBackupBuilder.class, DynamoRestoreBuilder.class, DynamoPruneBackupsBuilder.class);

    private static final String TRAP = Trap.class.getName().replace("$", "_-");

    /** By which part a content is recognized when it is not said as it is written. */
    private static final Map<String, String> SAID = Map.of(
            "<string>customers</string>orders",
            "orders<string>customers</string>",
            "<string>orders</string><string/>",
            "no value",
            "<" + TRAP + "/>",
            "$Trap");

    /** What else is stored, so that the step would do something: the prune would delete. */
    private static final Map<Class<?>, Map<String, String>> SOUND = Map.of(
            DynamoBackupBuilder.class,
            Map.of("tables", "<string>orders</string>"),
            DynamoRestoreBuilder.class,
            Map.of("table", "orders", "backup", "latest"),
            DynamoPruneBackupsBuilder.class,
            Map.of("tables", "<string>*</string>", "keepLast", "1", "namePattern", "*", "allNames", "true"));

    static Stream<WrongForms> all() {
        return STEPS.stream()
                .flatMap(step -> Stream.concat(
                        DescribableModel.of(step).getParameters().stream().flatMap(parameter -> of(step, parameter)),
                        unknown(step)));
    }

    private static Stream<WrongForms> unknown(Class<? extends OperationBuilder> step) {
        return Stream.of(
                new WrongForms(step, "dryrun", "<dryrun>true</dryrun>", "true"),
                new WrongForms(step, "keepday", "<keepday>30</keepday>", "30"),
                new WrongForms(step, "parameters", "<parameters><keepDays>30</keepDays></parameters>", "<keepDays>30"),
                new WrongForms(step, "", "stray", "stray"));
    }

    private static Stream<WrongForms> of(Class<? extends OperationBuilder> step, DescribableParameter parameter) {
        String name = parameter.getName();
        Stream<WrongForms> wrong = contents(parameter.getErasedType())
                .map(content -> new WrongForms(
                        step,
                        name,
                        "<" + name + ">" + content + "</" + name + ">",
                        SAID.getOrDefault(content, content)));
        String sound = sound(parameter.getErasedType());
        String twice = "<" + name + ">" + sound + "</" + name + ">";
        return Stream.concat(
                wrong,
                Stream.of(
                        new WrongForms(step, name, twice + twice, sound),
                        new WrongForms(step, name, "<" + name + " reference=\"../tables\"/>", "reference='../tables'"),
                        new WrongForms(
                                step,
                                name,
                                "<" + name + " class=\"" + TRAP + "\">" + sound + "</" + name + ">",
                                "Trap")));
    }

    private static Stream<String> contents(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return Stream.of("thirty", "1e3", "99999999999", "1.5", "3 0", "", "<int>30</int>", "<null/>");
        }
        if (type == Boolean.class) {
            return Stream.of("yes", "1", "on", "", "<boolean>true</boolean>");
        }
        if (type == OnPartialFailure.class) {
            return Stream.of("WARN", "failure", " FAILURE ", "", "<string>FAILURE</string>");
        }
        if (type == String.class) {
            return Stream.of("<string>orders</string>", "<null/>");
        }
        return Stream.of(
                "Orders0001",
                "env=prod",
                "*",
                "<map/>",
                "<map><entry><string>a</string><string>b</string></entry></map>",
                "<string>orders</string><int>7</int>",
                "<string>orders</string><null/>",
                "<list><string>orders</string></list>",
                "<string><string>orders</string></string>",
                "orders<string>customers</string>",
                "<string>customers</string>orders",
                "<string>orders</string><string/>",
                "<" + TRAP + "/>");
    }

    private static String sound(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return "7";
        }
        if (type == Boolean.class) {
            return "true";
        }
        return type == OnPartialFailure.class ? "FAILURE" : type == String.class ? "x-1" : "<string>x-1</string>";
    }

    /** A freestyle job with this build step. */
    String configXml() {
        return configXml(step, soundAndWrong());
    }

    private String soundAndWrong() {
        StringBuilder sound = new StringBuilder();
        SOUND.get(step).forEach((name, content) -> {
            if (!name.equals(parameter)) {
                sound.append("<").append(name).append(">").append(content);
                sound.append("</").append(name).append(">\n");
            }
        });
        return sound + element;
    }

    static String configXml(Class<?> step, String parameters) {
        return "<project><builders>" + stepXml(step, parameters) + "</builders></project>";
    }

    /** One freestyle job that has this build step in each of these wrong forms. */
    static String configXml(List<WrongForms> all) {
        return all.stream()
                .map(wrong -> stepXml(wrong.step, wrong.soundAndWrong()))
                .collect(Collectors.joining("", "<project><builders>", "</builders></project>"));
    }

    private static String stepXml(Class<?> step, String parameters) {
        return "<" + step.getName() + ">\n" + parameters + "\n</" + step.getName() + ">";
    }

    @Override
    public String toString() {
        return step.getSimpleName() + " " + element;
    }

    /** What no config.xml may make an object of. */
    public static final class Trap {

        private static boolean sprung;

        public Trap() {
            sprung = true;
        }

        static boolean sprung() {
            return sprung;
        }
    }
}
