package io.millrace.processor.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** An annotation of an element; a member that was not written has no value here. */
public record Mark(AnnotationMirror mirror) {

    /** A text; empty where it was not written. */
    public String text(String member) {
        return value(member).map(Object::toString).orElse("");
    }

    /** Several texts; none where they were not written. */
    List<String> texts(String member) {
        return value(member)
                .filter(List.class::isInstance)
                .map(list -> ((List<?>) list)
                        .stream()
                                .map(each -> ((AnnotationValue) each).getValue().toString())
                                .toList())
                .orElse(List.of());
    }

    /** Whether a flag was written as true. */
    boolean flag(String member) {
        return value(member).map(Boolean.TRUE::equals).orElse(false);
    }

    /** The name of an enum's constant, or this one where it was not written. */
    String constant(String member, String otherwise) {
        return value(member)
                .filter(VariableElement.class::isInstance)
                .map(constant -> ((VariableElement) constant).getSimpleName().toString())
                .orElse(otherwise);
    }

    /** A class; empty where it was not written or is not there yet. */
    public Optional<TypeMirror> type(String member) {
        return value(member).filter(TypeMirror.class::isInstance).map(TypeMirror.class::cast);
    }

    /** Whether a member was written. */
    boolean says(String member) {
        return value(member).isPresent();
    }

    private Optional<Object> value(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(entry.getValue().getValue());
            }
        }
        return Optional.empty();
    }
}
