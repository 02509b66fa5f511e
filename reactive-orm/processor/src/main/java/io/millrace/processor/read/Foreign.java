package io.millrace.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.millrace.processor.name.Names;
import io.millrace.processor.name.Plural;
import io.millrace.processor.name.Snake;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What a table needs to know of another record, or of its own by name: keys, types and names of columns. It may come from
 * a class file, so nothing is asked that a class file does not hold; nullability is not.
 */
record Foreign(TypeElement element) {

    /** A component as a column. */
    record Field(String component, String column, TypeName written, boolean unresolved) {

        /** The type, never primitive. */
        TypeName type() {
            return written.box();
        }
    }

    /** Whether it has a table. */
    boolean isSchema() {
        return Marks.has(element, "Schema");
    }

    Names names() {
        return new Names(Declared.name(element));
    }

    String simpleName() {
        return element.getSimpleName().toString();
    }

    /** The table's name. */
    String table() {
        String written =
                Marks.one(element, "Schema").map(mark -> mark.text("table")).orElse("");
        return written.isEmpty() ? Plural.of(Snake.of(simpleName())) : written;
    }

    /** What stands for it in the type column of a relation to one of several records. */
    String typeName() {
        String written =
                Marks.one(element, "Schema").map(mark -> mark.text("typeName")).orElse("");
        return written.isEmpty() ? Snake.of(simpleName()) : written;
    }

    /** The schema that the table is in, or null. */
    @Nullable String namespace() {
        String written =
                Marks.one(element, "Schema").map(mark -> mark.text("namespace")).orElse("");
        return written.isEmpty() ? null : written;
    }

    /** The components of the primary key, in its order. */
    List<Field> key() {
        return element.getRecordComponents().stream()
                .filter(component -> Marks.has(component, "Id"))
                .map(Foreign::field)
                .toList();
    }

    /** The column that says when a row was deleted, or null where rows are just removed. */
    @Nullable String deletion() {
        return element.getRecordComponents().stream()
                .filter(component -> Marks.has(component, "SoftDelete"))
                .map(Foreign::column)
                .findFirst()
                .orElse(null);
    }

    /** The component of this name. */
    Optional<Field> field(String component) {
        return element.getRecordComponents().stream()
                .filter(each -> each.getSimpleName().contentEquals(component))
                .findFirst()
                .map(Foreign::field);
    }

    /** The component of this name, as it is declared. */
    Optional<RecordComponentElement> component(String name) {
        return element.getRecordComponents().stream()
                .filter(each -> each.getSimpleName().contentEquals(name) && !RelationReader.isRelation(each))
                .map(RecordComponentElement.class::cast)
                .findFirst();
    }

    /** The names of all components that are columns. */
    List<String> components() {
        return element.getRecordComponents().stream()
                .filter(component -> !RelationReader.isHolder(component.asType()))
                .map(component -> component.getSimpleName().toString())
                .toList();
    }

    private static Field field(RecordComponentElement component) {
        String name = component.getSimpleName().toString();
        boolean unresolved = Declared.isUnresolved(component.asType());
        return new Field(
                name,
                column(component),
                unresolved ? ClassName.OBJECT : TypeName.get(component.asType()).withoutAnnotations(),
                unresolved);
    }

    /** The name of a component's column. */
    static String column(RecordComponentElement component) {
        String written =
                Marks.one(component, "Column").map(mark -> mark.text("value")).orElse("");
        return written.isEmpty() ? Snake.of(component.getSimpleName().toString()) : written;
    }
}
