package io.jenkins.plugins.dynamodbbackup;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Literals in sources that read like English: two words of lower-case letters beside each other. Left out are annotations
 * and what a broken program throws, which only programmers read.
 */
final class EnglishLiterals extends TreeScanner<Void, Void> {

    private static final Pattern TWO_WORDS = Pattern.compile("\\b[a-z]+[,;:]? [a-z]+\\b");
    private static final Set<String> FOR_PROGRAMMERS = Set.of("IllegalStateException", "IllegalArgumentException");

    private final List<String> found = new ArrayList<>();

    private EnglishLiterals() {}

    static List<String> in(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        EnglishLiterals literals = new EnglishLiterals();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            var files = manager.getJavaFileObjectsFromPaths(sources);
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, files);
            for (CompilationUnitTree source : task.parse()) {
                literals.scan(source, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(literals.found);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
        if (literal.getValue() instanceof String text && TWO_WORDS.matcher(text).find()) {
            found.add(text);
        }
        return null;
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void unused) {
        return null;
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void unused) {
        return FOR_PROGRAMMERS.contains(made.getIdentifier().toString()) ? null : super.visitNewClass(made, unused);
    }
}
