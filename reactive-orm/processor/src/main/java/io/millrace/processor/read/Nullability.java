package io.millrace.processor.read;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Whether a component may be null: any annotation named {@code Nullable} says so, on the component or on its type.
 * Asked only of records that are being compiled: compilers before JDK 22 lose annotations of types in class files.
 */
public final class Nullability {

    private Nullability() {}

    public static boolean isNullable(RecordComponentElement component) {
        TypeMirror type = component.asType();
        return Marks.onItAndField(component).stream().anyMatch(each -> isMarked(each.getAnnotationMirrors()))
                || isMarked(type.getAnnotationMirrors())
                || (type.getKind() == TypeKind.ARRAY
                        && isMarked(((ArrayType) type).getComponentType().getAnnotationMirrors()));
    }

    static boolean isMarked(List<? extends AnnotationMirror> annotations) {
        return annotations.stream()
                .anyMatch(annotation -> annotation
                        .getAnnotationType()
                        .asElement()
                        .getSimpleName()
                        .contentEquals("Nullable"));
    }
}
