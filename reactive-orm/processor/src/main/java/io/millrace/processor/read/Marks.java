package io.millrace.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Finds annotations by their names. */
public final class Marks {

    private static final String SCHEMA_PACKAGE = "io.millrace.schema.";

    private Marks() {}

    /** Whether the element has an annotation of the library. */
    public static boolean has(Element element, String name) {
        return one(element, name).isPresent();
    }

    /** The annotation of the library that the element has at most once. */
    public static Optional<Mark> one(Element element, String name) {
        return named(element, SCHEMA_PACKAGE + name);
    }

    /** An annotation by its whole name. */
    static Optional<Mark> named(Element element, String qualifiedName) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (qualifiedName(mirror).equals(qualifiedName)) {
                return Optional.of(new Mark(mirror));
            }
        }
        return Optional.empty();
    }

    /**
     * An annotation by its whole name, on a component or on what it stands for: one that knows nothing of records is found
     * on the field.
     */
    static Optional<Mark> onComponent(RecordComponentElement component, String qualifiedName) {
        return onItAndField(component).stream()
                .map(element -> named(element, qualifiedName))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The component and its field. */
    static List<Element> onItAndField(RecordComponentElement component) {
        List<Element> elements = new ArrayList<>(List.of(component));
        Element record = component.getEnclosingElement();
        if (record != null) {
            record.getEnclosedElements().stream()
                    .filter(element -> element.getKind() == ElementKind.FIELD
                            && element.getSimpleName().equals(component.getSimpleName()))
                    .forEach(elements::add);
        }
        return elements;
    }

    /** The annotations of the library that the element may have several times. */
    static List<Mark> all(Element element, String name) {
        List<Mark> marks = new ArrayList<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            String found = qualifiedName(mirror);
            if (found.equals(SCHEMA_PACKAGE + name)) {
                marks.add(new Mark(mirror));
            } else if (found.equals(SCHEMA_PACKAGE + name + ".All")) {
                marks.addAll(repeated(mirror));
            }
        }
        return marks;
    }

    private static List<Mark> repeated(AnnotationMirror container) {
        List<Mark> marks = new ArrayList<>();
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> member :
                container.getElementValues().entrySet()) {
            if (member.getKey().getSimpleName().contentEquals("value")
                    && member.getValue().getValue() instanceof List<?> values) {
                for (Object value : values) {
                    if (value instanceof AnnotationValue wrapped
                            && wrapped.getValue() instanceof AnnotationMirror mirror) {
                        marks.add(new Mark(mirror));
                    }
                }
            }
        }
        return marks;
    }

    private static String qualifiedName(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }
}
