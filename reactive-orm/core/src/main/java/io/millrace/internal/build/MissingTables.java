package io.millrace.internal.build;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Says it where the annotation processor did not run. From JDK 23 on, javac runs no processor that the build does not name;
 * all that a user then sees is that no class {@code UserTable} can be found. So this plugin, which javac starts by itself
 * where it searches the class path for processors, looks for records with {@code @Schema} that have no table, and says what
 * to write into the build. Where the build names other processors, javac does not search, and nothing is said.
 */
public final class MissingTables implements Plugin, TaskListener {

    private static final String SCHEMA = "io.millrace.schema.Schema";
    private static final String PROCESSOR = "io/millrace/processor/SchemaProcessor.class";

    private final List<CompilationUnitTree> units = new ArrayList<>();
    private @Nullable JavacTask task;
    private boolean processed;

    /** For javac. */
    public MissingTables() {}

    @Override
    public String getName() {
        return "Millrace";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    @Override
    public void init(JavacTask started, String... arguments) {
        task = started;
        started.addTaskListener(this);
    }

    @Override
    public void started(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.ANNOTATION_PROCESSING) {
            processed = true;
        } else if (event.getKind() == TaskEvent.Kind.ANALYZE) {
            report();
        }
    }

    @Override
    public void finished(TaskEvent event) {
        if (event.getKind() == TaskEvent.Kind.PARSE && event.getCompilationUnit() != null) {
            units.add(event.getCompilationUnit());
        } else if (event.getKind() == TaskEvent.Kind.COMPILATION) {
            report();
        }
    }

    private void report() {
        JavacTask running = task;
        if (running != null && !(processed && hasProcessor())) {
            for (CompilationUnitTree unit : units) {
                if (new Schemas(running).reportFirst(unit)) {
                    break;
                }
            }
        }
        task = null;
        units.clear();
    }

    private static boolean hasProcessor() {
        return MissingTables.class.getClassLoader().getResource(PROCESSOR) != null;
    }

    /** Looks for the records with a schema in a file. */
    private static final class Schemas extends TreePathScanner<Boolean, CompilationUnitTree> {

        private final Trees trees;
        private final JavacTask task;

        Schemas(JavacTask task) {
            this.trees = Trees.instance(task);
            this.task = task;
        }

        boolean reportFirst(CompilationUnitTree unit) {
            return Boolean.TRUE.equals(scan(new TreePath(unit), unit));
        }

        @Override
        public Boolean reduce(@Nullable Boolean one, @Nullable Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
        }

        @Override
        public Boolean visitClass(ClassTree tree, CompilationUnitTree unit) {
            if (trees.getElement(getCurrentPath()) instanceof TypeElement type && isSchema(type)) {
                String table = tableName(type);
                if (task.getElements().getTypeElement(table) == null) {
                    trees.printMessage(Diagnostic.Kind.ERROR, MissingProcessor.message(type, table), tree, unit);
                    return true;
                }
            }
            return super.visitClass(tree, unit);
        }

        private static boolean isSchema(TypeElement type) {
            return type.getAnnotationMirrors().stream()
                    .anyMatch(annotation ->
                            annotation.getAnnotationType().toString().equals(SCHEMA));
        }

        private static String tableName(TypeElement type) {
            Deque<String> names = new ArrayDeque<>();
            Element each = type;
            while (each != null && each.getKind() != ElementKind.PACKAGE) {
                names.addFirst(each.getSimpleName().toString());
                each = each.getEnclosingElement();
            }
            String prefix = each == null
                            || each.toString().isEmpty()
                            || each.getSimpleName().isEmpty()
                    ? ""
                    : each + ".";
            return prefix + String.join("", names) + "Table";
        }
    }
}
