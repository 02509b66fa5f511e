package io.millrace.processor.read.shape;

import io.millrace.processor.check.Findings;
import io.millrace.processor.model.Shape;
import io.millrace.processor.name.Names;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.Marks;
import io.millrace.processor.read.Reading;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What a shape inside of another holds in turn. */
record Nesting(Reading reading, Subjects subjects, TypeElement shape) {

    /** The method that only shapes have which are made when more than their row has been read. */
    private static final String LATER = "make";

    /** Whether a row says all that it has. */
    boolean isComplete() {
        if (!subjects.isSource(shape)) {
            Optional<TypeElement> generated =
                    subjects.record(new Names(Declared.name(shape)).shape().canonicalName());
            return generated.stream()
                    .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
                    .noneMatch(method -> method.getSimpleName().contentEquals(LATER));
        }
        Findings its = new Findings();
        Optional<Shape> read = new ShapeReader(reading.elements(), reading.types(), subjects).read(shape, its);
        if (its.isUnresolved()) {
            reading.findings().unresolved();
        }
        return read.map(Shape::isComplete).orElse(true);
    }

    /** Whether it holds another, over relations to one. */
    boolean leadsTo(TypeElement other) {
        return leads(shape, other, new HashSet<>());
    }

    private static boolean leads(TypeElement from, TypeElement to, Set<TypeElement> seen) {
        return from.equals(to)
                || (seen.add(from)
                        && from.getRecordComponents().stream()
                                .map(Nesting::inner)
                                .flatMap(Optional::stream)
                                .anyMatch(each -> leads(each, to, seen)));
    }

    private static Optional<TypeElement> inner(RecordComponentElement component) {
        return Declared.element(Held.of(component).value()).filter(each -> Marks.has(each, "Shape"));
    }
}
