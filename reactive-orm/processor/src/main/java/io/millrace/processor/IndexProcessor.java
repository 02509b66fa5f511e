package io.millrace.processor;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Lists the migrations of every package with {@code @IndexMigrations} in a class beside them, and makes it known to {@code
 * ServiceLoader}.
 *
 * <p>Aggregating: the list is of all classes of the package, those that were compiled before included.
 */
@SupportedAnnotationTypes("io.millrace.migrate.source.IndexMigrations")
public final class IndexProcessor extends AbstractProcessor {

    private static final String MIGRATION = "io.millrace.migrate.schema.Migration";
    private static final String SOURCE = "io.millrace.migrate.source.MigrationSource";
    private static final String INDEX = "IndexedMigrations";

    private final TreeMap<String, List<String>> packages = new TreeMap<>();

    /** For the compiler. */
    public IndexProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            ElementFilter.packagesIn(round.getElementsAnnotatedWith(annotation)).forEach(this::index);
        }
        if (round.processingOver() && !packages.isEmpty()) {
            provide();
        }
        return false;
    }

    private void index(PackageElement indexed) {
        TypeElement migration = processingEnv.getElementUtils().getTypeElement(MIGRATION);
        if (migration == null) {
            return;
        }
        List<TypeElement> found = ElementFilter.typesIn(indexed.getEnclosedElements()).stream()
                .filter(type -> processingEnv.getTypeUtils().isSubtype(type.asType(), migration.asType()))
                .filter(type -> !type.getModifiers().contains(Modifier.ABSTRACT))
                .sorted(Comparator.comparing(type -> type.getSimpleName().toString()))
                .toList();
        List<TypeElement> usable = found.stream().filter(this::isUsable).toList();
        if (usable.size() == found.size()) {
            List<String> names =
                    usable.stream().map(type -> type.getSimpleName().toString()).toList();
            packages.put(indexed.getQualifiedName().toString(), names);
            write(indexed, names, usable);
        }
    }

    private boolean isUsable(TypeElement type) {
        boolean usable = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(constructor -> !constructor.getModifiers().contains(Modifier.PRIVATE))
                .map(ExecutableElement::getParameters)
                .anyMatch(List::isEmpty);
        if (!usable) {
            Finding finding = new Finding(
                    Code.UNUSABLE_MIGRATION,
                    null,
                    type.getSimpleName() + " cannot be listed",
                    "it has no constructor without parameters that its package can call",
                    "give it one; or name it where the migrator is made: MigrationSource.of(new " + type.getSimpleName()
                            + "(…)), in a package without @IndexMigrations");
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, finding.message(), type);
        }
        return usable;
    }

    private void write(PackageElement indexed, List<String> names, List<TypeElement> from) {
        String list =
                names.stream().map(name -> "new " + name + "()").collect(Collectors.joining(",\n                "));
        String name = indexed.getQualifiedName() + "." + INDEX;
        String text = """
                package %s;

                import io.millrace.migrate.schema.Definition;
                import io.millrace.migrate.source.MigrationSource;
                import java.util.List;

                /** The migrations of this package, in the order of their names. */
                public final class IndexedMigrations implements MigrationSource {

                    /** For ServiceLoader, or to be named where the migrator is made. */
                    public IndexedMigrations() {}

                    @Override
                    public List<Definition> definitions() {
                        return MigrationSource.of(
                                %s).definitions();
                    }
                }
                """.formatted(indexed.getQualifiedName(), list);
        Element[] origins = from.toArray(Element[]::new);
        try (Writer writer =
                processingEnv.getFiler().createSourceFile(name, origins).openWriter()) {
            writer.write(text);
        } catch (IOException failure) {
            failed(failure);
        }
    }

    private void provide() {
        String lines = packages.keySet().stream()
                .map(name -> name + "." + INDEX + "\n")
                .collect(Collectors.joining());
        try (Writer writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", "META-INF/services/" + SOURCE)
                .openWriter()) {
            writer.write(lines);
        } catch (IOException failure) {
            failed(failure);
        }
    }

    private void failed(IOException failure) {
        processingEnv
                .getMessager()
                .printMessage(
                        Diagnostic.Kind.ERROR,
                        Code.INTERNAL + ": the list of migrations cannot be written\n  because: " + failure.getMessage()
                                + "\n  fix: check the folder that the compiler writes to");
    }
}
