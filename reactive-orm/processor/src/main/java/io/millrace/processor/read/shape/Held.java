package io.millrace.processor.read.shape;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.Nullability;
import java.util.Optional;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * What a component of a shape or an input holds.
 *
 * @param name the component's name
 * @param type its type
 * @param value what is in it: the type itself, or what the Optional is of
 * @param optional whether it is an Optional
 * @param nullable whether it may be null
 */
record Held(String name, TypeMirror type, TypeMirror value, boolean optional, boolean nullable) {

    static Held of(RecordComponentElement component) {
        TypeMirror type = component.asType();
        boolean optional = Declared.is(type, "java.util.Optional")
                && Declared.arguments(type).size() == 1;
        return new Held(
                component.getSimpleName().toString(),
                type,
                optional ? Declared.arguments(type).get(0) : type,
                optional,
                Nullability.isNullable(component));
    }

    /** Whether it can hold that there is nothing. */
    boolean mayBeAbsent() {
        return optional || nullable;
    }

    /** Its type as the record has it. */
    TypeName typeName() {
        return TypeName.get(type).withoutAnnotations();
    }

    /** The type of what is in it, never primitive. */
    TypeName valueName() {
        return Declared.boxed(value);
    }

    /** {@code an int}. */
    String described() {
        return Declared.simpleWithArticle(typeName());
    }

    /** The record that it is a list of; empty for anything else. */
    Optional<TypeElement> listed() {
        return Declared.is(type, "java.util.List") && Declared.arguments(type).size() == 1
                ? Declared.element(Declared.arguments(type).get(0))
                : Optional.empty();
    }
}
