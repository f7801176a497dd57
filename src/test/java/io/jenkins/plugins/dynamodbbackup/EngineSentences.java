package io.jenkins.plugins.dynamodbbackup;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What the engine says in words of its own, read from its sources by the compiler: every text of three words or more,
 * with three dots for what is put in when it is said. Left out is what nobody reads as a message: the phrase of what an
 * operation does just now, what a broken program throws, and text that only goes on with another.
 */
final class EngineSentences extends TreeScanner<Void, Void> {

    static final int FEWEST_WORDS = 3;

    private static final Pattern WORD = Pattern.compile("['(]*[A-Za-z]+(?:['-][A-Za-z]+)*[,.:;)']*");
    private static final Pattern GOES_ON = Pattern.compile("(?s)[ ,;:.](?!\\.).*");

    private final List<String> found = new ArrayList<>();

    private EngineSentences() {}

    static List<String> in(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        EngineSentences sentences = new EngineSentences();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            var sources = manager.getJavaFileObjectsFromPaths(Pages.files(folder, ".java"));
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, sources);
            for (CompilationUnitTree source : task.parse()) {
                sentences.scan(source, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(sentences.found);
    }

    static long words(String text) {
        return Stream.of(text.split("\\s+"))
                .filter(word -> WORD.matcher(word).matches())
                .count();
    }

    @Override
    public Void visitBinary(BinaryTree binary, Void unused) {
        if (binary.getKind() != Tree.Kind.PLUS) {
            return super.visitBinary(binary, unused);
        }
        said(text(binary));
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void unused) {
        said(text(literal));
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        return method.getName().contentEquals("status") ? null : super.visitMethod(method, unused);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        String name = call.getMethodSelect().toString();
        return name.equals("status") || name.endsWith(".status") ? null : super.visitMethodInvocation(call, unused);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void unused) {
        return variable.getName().contentEquals("status") ? null : super.visitVariable(variable, unused);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void unused) {
        return assignment.getVariable().toString().equals("status") ? null : super.visitAssignment(assignment, unused);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void unused) {
        return made.getIdentifier().toString().equals("IllegalStateException")
                ? null
                : super.visitNewClass(made, unused);
    }

    private void said(String text) {
        String sentence = text.replaceAll("(?:\\.{3})+", "...");
        if (words(sentence) >= FEWEST_WORDS && !GOES_ON.matcher(sentence).matches()) {
            found.add(sentence);
        }
    }

    /** Of two ways to say it, such as for one and for several, the second. */
    private String text(ExpressionTree part) {
        if (part instanceof LiteralTree literal) {
            return literal.getValue() instanceof String words ? words : "...";
        }
        if (part instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        if (part instanceof ParenthesizedTree brackets
                && brackets.getExpression() instanceof ConditionalExpressionTree choice
                && choice.getTrueExpression() instanceof LiteralTree
                && choice.getFalseExpression() instanceof LiteralTree several) {
            return text(several);
        }
        if (part instanceof MethodInvocationTree call
                && call.getMethodSelect().toString().startsWith("Amounts.")) {
            return amount(call);
        }
        scan(part, null);
        return "...";
    }

    /** What the engine's place for numbers makes of one: also with a verb behind it, and then as for several. */
    private String amount(MethodInvocationTree call) {
        if (call.getMethodSelect().toString().equals("Amounts.are")) {
            return "are";
        }
        List<? extends ExpressionTree> arguments = call.getArguments();
        return arguments.size() < 3 ? "..." : "... " + text(arguments.get(2));
    }
}
