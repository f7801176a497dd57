package io.jenkins.plugins.dynamodbbackup;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may know which, and what the engine never does; and that a breach of each rule is noticed. */
class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.dynamodbbackup";
    private static final String ENGINE = ROOT + ".engine..";
    private static final String SDK = "software.amazon.awssdk..";

    /** So many a reader still takes in at one look. */
    private static final int MOST_FILES = 25;

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final String ENGINE_ROOMS =
            "backup restore prune retention catalogue access compare core aws message";

    /** Each line: a layer, its packages, and the only layers it may know. */
    private static final List<List<String>> LAYERS = List.of(
            List.of("cli", "cli", ENGINE_ROOMS),
            List.of("pipeline", "pipeline", "jenkins " + ENGINE_ROOMS),
            List.of("freestyle", "freestyle", "pipeline jenkins " + ENGINE_ROOMS),
            List.of("jenkins", "report configuration agent scratch", ENGINE_ROOMS),
            List.of("backup", "engine.backup", "catalogue core aws message"),
            List.of("restore", "engine.restore", "backup catalogue compare core aws message"),
            List.of("prune", "engine.prune", "retention catalogue core aws message"),
            List.of("retention", "engine.retention", "core aws message"),
            List.of("compare", "engine.compare", "core aws message"),
            List.of("catalogue", "engine.catalogue", "core aws message"),
            List.of("access", "engine.access", "aws message"),
            List.of("core", "engine.operation engine.settings engine.table engine.file", "aws message"),
            List.of("aws", "engine.aws", "message"),
            List.of("message", "engine.message", ""));

    private static final Map<String, Set<String>> LOCALIZED = Map.of(
            "java.lang.String", Set.of("toLowerCase", "toUpperCase", "format", "formatted"),
            "java.io.PrintStream", Set.of("printf", "format"),
            "java.io.PrintWriter", Set.of("printf", "format"),
            "java.util.Formatter", Set.of("<init>"),
            "java.util.Scanner", Set.of("<init>"),
            "java.text.MessageFormat", Set.of("<init>", "format"),
            "java.text.NumberFormat", Set.of("getInstance", "getNumberInstance", "getIntegerInstance"),
            "java.text.DecimalFormat", Set.of("<init>"),
            "java.text.SimpleDateFormat", Set.of("<init>"),
            "java.time.format.DateTimeFormatter", Set.of("ofPattern"));

    static Stream<ArchRule> rules() {
        return Stream.of(
                arrowsPointDown(),
                slices().matching(ROOT + ".(**)").should().beFreeOfCycles().allowEmptyShould(true),
                classes()
                        .that()
                        .resideInAPackage(ENGINE)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                ENGINE,
                                SDK,
                                "java..",
                                "javax..",
                                "com.fasterxml.jackson..",
                                "com.google.re2j..",
                                "org.slf4j..")
                        .because("the engine knows nothing of Jenkins or the command line"),
                classes()
                        .that()
                        .resideInAPackage(ROOT + ".engine.message..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(ROOT + ".engine.message..", "java..", "com.fasterxml.jackson.annotation..")
                        .because("every room of the engine uses messages, and saves them"),
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "..")
                        .and()
                        .resideOutsideOfPackages(ROOT + ".engine.aws..", ROOT + ".configuration..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(SDK)
                        .because("a call made elsewhere escapes pacing, retries and error handling"),
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".configuration..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("software.amazon.awssdk.services..")
                        .because("Jenkins' credentials and proxy are handed to the engine, which makes the calls")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".cli..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("hudson..", "jenkins..", "org.jenkinsci..", "org.kohsuke..")
                        .because("the command line is for the day when Jenkins is down")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "..")
                        .should()
                        .callCodeUnitWhere(
                                target(describe("takes the locale of the JVM", ArchitectureTest::ofTheJvmLocale)))
                        .because("a sentence in English has English numbers, and a word of ours no Turkish letters"),
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(ENGINE)
                        .and()
                        .areStatic()
                        .should()
                        .beFinal()
                        .because("many builds share one engine")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideInAPackage(ENGINE)
                        .should(ACCESS_STANDARD_STREAMS)
                        .because("whoever calls the engine decides where it speaks"),
                noClasses()
                        .that()
                        .resideInAPackage(ENGINE)
                        .should()
                        .callMethodWhere(
                                target(name("sleep")).and(target(owner(belongToAnyOf(Thread.class, TimeUnit.class)))))
                        .because("an operation says when to call again; no thread waits"));
    }

    /** Calls that take a locale, and are made without one. */
    private static boolean ofTheJvmLocale(AccessTarget.CodeUnitCallTarget called) {
        return LOCALIZED.getOrDefault(called.getOwner().getName(), Set.of()).contains(called.getName())
                && called.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class));
    }

    private static ArchRule arrowsPointDown() {
        Architectures.LayeredArchitecture house = Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true);
        for (List<String> layer : LAYERS) {
            house = house.layer(layer.get(0))
                    .definedBy(words(layer.get(1))
                            .map(name -> ROOT + "." + name + "..")
                            .toArray(String[]::new));
        }
        for (List<String> layer : LAYERS) {
            var where = house.whereLayer(layer.get(0));
            String[] known = words(layer.get(2)).toArray(String[]::new);
            house = known.length == 0 ? where.mayNotAccessAnyLayer() : where.mayOnlyAccessLayers(known);
        }
        return house.allowEmptyShould(true);
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @Test
    void noRoomIsCrowded() throws IOException {
        try (Stream<Path> sources = Files.walk(Pages.root().resolve("src/main/java"))) {
            Map<Path, Long> rooms = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

            assertThat(rooms)
                    .isNotEmpty()
                    .allSatisfy((room, files) ->
                            assertThat(files).as(room.toString()).isLessThanOrEqualTo(MOST_FILES));
        }
    }

    @Test
    void seesTheProduct() {
        assertThat(PRODUCT.contain(ROOT + ".engine.BadRequestException")).isTrue();
        assertThat(PRODUCT.contain(ArchitectureTest.class)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "engine.backup, engine.retention",
        "engine.backup, engine.restore",
        "engine.retention, engine.compare",
        "engine.compare, engine.restore",
        "engine.operation, engine.backup",
        "engine.settings, engine.restore",
        "engine.table, engine.retention",
        "engine.retention, engine.prune",
        "engine.catalogue, engine.prune",
        "engine.catalogue, engine.backup",
        "engine.access, engine.table",
        "engine.aws, engine.catalogue",
        "engine.aws, engine.operation",
        "engine.aws, engine.table",
        "engine.message, engine",
        "engine.message, engine.aws",
        "engine, cli",
        "engine.backup, report",
        "cli, pipeline",
        "configuration, cli",
        "pipeline, freestyle",
        "pipeline.form, freestyle",
        "report, pipeline.form",
        "report, freestyle",
        "configuration, pipeline",
    })
    void noticesAnArrowThatPointsUp(String from, String to, @TempDir Path folder) throws IOException {
        assertThat(breaches(folder, knower(ROOT + "." + from, ROOT + "." + to), known(ROOT + "." + to)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "engine.backup, hudson.model",
        "engine.backup, org.kohsuke.stapler",
        "engine.table, picocli",
        "cli, jenkins.model",
        "engine.backup, software.amazon.awssdk.services.dynamodb",
        "cli, software.amazon.awssdk.services.dynamodb",
        "pipeline, software.amazon.awssdk.services.dynamodb",
        "configuration, software.amazon.awssdk.services.dynamodb",
        "pipeline, software.amazon.awssdk.http",
    })
    void noticesALibraryThatDoesNotBelong(String from, String library, @TempDir Path folder) throws IOException {
        assertThat(breaches(folder, knower(ROOT + "." + from, library), known(library)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static int counter;",
                "void speak() { System.out.println(); }",
                "void speak() { System.err.println(); }",
                "void speak() { new Exception().printStackTrace(); }",
                "void rest() throws Exception { Thread.sleep(1); }",
                "void rest() throws Exception { java.util.concurrent.TimeUnit.DAYS.sleep(1); }",
            })
    void noticesWhatTheEngineMustNotDo(String member, @TempDir Path folder) throws IOException {
        String engine = ROOT + ".engine.backup";
        assertThat(breaches(folder, "package " + engine + "; class Planted { " + member + " }"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"I\".toLowerCase()",
                "\"i\".toUpperCase()",
                "String.format(\"%,d\", 2000)",
                "\"%d\".formatted(2000)",
                "java.text.MessageFormat.format(\"{0}\", 2000)",
                "java.text.NumberFormat.getInstance()",
                "java.time.format.DateTimeFormatter.ofPattern(\"MMM\")",
            })
    void noticesTheLocaleOfTheJvm(String expression, @TempDir Path folder) throws IOException {
        for (String home : List.of("engine.table", "cli", "report")) {
            assertThat(breaches(
                            folder,
                            "package " + ROOT + "." + home + "; class Planted { Object told() { return " + expression
                                    + "; } }"))
                    .isNotEmpty();
        }
    }

    @Test
    void noticesACycle(@TempDir Path folder) throws IOException {
        String one = ROOT + ".engine.table";
        String other = ROOT + ".engine.settings";
        assertThat(breaches(folder, knower(one, other), knower(other, one), known(one), known(other)))
                .isNotEmpty();
    }

    @Test
    void allowsAnArrowThatPointsDown(@TempDir Path folder) throws IOException {
        String engine = ROOT + ".engine.";
        assertThat(breaches(
                        folder,
                        knower(ROOT + ".cli", engine + "backup"),
                        knower(engine + "backup", engine + "operation"),
                        knower(engine + "operation", engine + "aws"),
                        knower(engine + "aws", "software.amazon.awssdk.services.dynamodb"),
                        knower(engine + "settings", engine + "message"),
                        known(engine + "message"),
                        known(engine + "backup"),
                        known(engine + "operation"),
                        known(engine + "aws"),
                        known("software.amazon.awssdk.services.dynamodb")))
                .isEmpty();
    }

    /** What AWS or the SDK says, by which errors are told apart. */
    private static final Set<String> WORDS_OF_AWS = Set.of(
            "deny in an? ([A-Za-z -]{1,40}?(?:policy|boundary))",
            "tables per|too many tables|limit of \\d+ tables",
            "exit value \\((-?\\d+)\\)[^:]*: ?(.*)",
            "not yet current",
            "modified multiple times within a fixed interval",
            "any of the providers in the chain");

    @Test
    void theEngineMakesNoTextForPeopleButInMessages() {
        Path engine = Pages.root().resolve("src/main/java/io/jenkins/plugins/dynamodbbackup/engine");
        List<Path> sources = Pages.files(engine, ".java").stream()
                .filter(source -> !source.startsWith(engine.resolve("message")))
                .toList();
        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(EnglishLiterals.in(sources))
                .as("texts that belong to texts.properties")
                .containsExactlyInAnyOrderElementsOf(WORDS_OF_AWS);
    }

    @Test
    void noticesATextForPeople(@TempDir Path folder) throws IOException {
        Path planted = Files.writeString(folder.resolve("Planted.java"), """
                @Deprecated(since = "not read by people")
                class Planted {
                    String key = "restore.unfinished";
                    String number(int all) { return "Deleted " + all + " of the backups."; }
                    void broken() { throw new IllegalStateException("never read by people"); }
                }
                """);
        assertThat(EnglishLiterals.in(List.of(planted))).containsExactly(" of the backups.");
    }

    private static String known(String home) {
        return "package " + home + "; public class Known {}";
    }

    private static String knower(String home, String other) {
        return "package " + home + "; class Knower { " + other + ".Known known; }";
    }

    /** The rules that these sources break; each source declares one class. */
    private static List<String> breaches(Path folder, String... sources) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-cp", folder.toString(), "-d", folder.toString()));
        for (String source : sources) {
            String type = source.replaceFirst("(?s).*?class (\\w+).*", "$1");
            Path home = Files.createTempDirectory(folder, "source");
            arguments.add(
                    Files.writeString(home.resolve(type + ".java"), source).toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        JavaClasses planted = new ClassFileImporter().importPath(folder);
        return rules().filter(
                        rule -> rule.allowEmptyShould(true).evaluate(planted).hasViolation())
                .map(ArchRule::getDescription)
                .toList();
    }
}
