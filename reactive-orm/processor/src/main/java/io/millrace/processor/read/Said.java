package io.millrace.processor.read;

import io.millrace.processor.model.Relation.Cardinality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/**
 * A relation as its annotation says it, of this record or of another.
 *
 * @param name its name
 * @param cardinality which annotation
 * @param target the record that it leads to
 * @param mark the annotation
 */
record Said(String name, Cardinality cardinality, TypeElement target, Mark mark) {

    /** The relations of a record, those without sense left out. */
    static List<Said> all(TypeElement record) {
        List<Said> all = new ArrayList<>();
        for (Cardinality cardinality : Cardinality.values()) {
            for (RecordComponentElement component : record.getRecordComponents()) {
                String name = component.getSimpleName().toString();
                Optional<TypeElement> target = target(component);
                Marks.one(component, cardinality.annotation())
                        .flatMap(mark -> target.map(to -> new Said(name, cardinality, to, mark)))
                        .ifPresent(all::add);
            }
            for (Mark mark : Marks.all(record, cardinality.annotation())) {
                mark.type("of")
                        .flatMap(Declared::element)
                        .map(target -> new Said(mark.text("name"), cardinality, target, mark))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    /** The record that a component leads to. */
    static Optional<TypeElement> target(RecordComponentElement component) {
        return RelationReader.isHolder(component.asType())
                        && Declared.arguments(component.asType()).size() == 1
                ? Declared.element(Declared.arguments(component.asType()).get(0))
                : Optional.empty();
    }
}
