package io.millrace.processor.read;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Code;
import io.millrace.processor.model.Kind;
import io.millrace.processor.model.ValueType;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @UseType}: a type of the application's own. */
final class OwnType {

    private static final String PG_TYPE = "io.millrace.type.PgType";

    private final Reading reading;
    private final String component;

    OwnType(Reading reading, String component) {
        this.reading = reading;
        this.component = component;
    }

    Optional<ValueType> read(TypeMirror javaType, Mark mark) {
        Optional<TypeElement> typeClass = mark.type("value").flatMap(Declared::element);
        if (typeClass.isEmpty()) {
            reading.findings().unresolved();
            return Optional.empty();
        }
        TypeElement declared = typeClass.get();
        TypeName wanted = Declared.boxed(javaType);
        if (!canBeMade(declared)) {
            wrong(
                    declared,
                    "generated code makes it with \"new " + declared.getSimpleName() + "()\"",
                    "a class that is not private or abstract, with a public constructor without parameters");
            return Optional.empty();
        }
        Optional<TypeName> values = values(declared.asType());
        if (values.isPresent() && !values.get().equals(wanted)) {
            wrong(
                    declared,
                    "it is a PgType<" + Declared.simple(values.get()) + ">, and the component is "
                            + Declared.simpleWithArticle(wanted),
                    "a PgType<" + Declared.simple(wanted) + ">, or make the component "
                            + Declared.simpleWithArticle(values.get()));
            return Optional.empty();
        }
        return Optional.of(new ValueType.Own(wanted, kind(javaType), Declared.name(declared)));
    }

    private static boolean canBeMade(TypeElement declared) {
        boolean inner =
                declared.getNestingKind().isNested() && !declared.getModifiers().contains(Modifier.STATIC);
        return declared.getKind() == ElementKind.CLASS
                && !inner
                && !Declared.isHidden(declared)
                && !declared.getModifiers().contains(Modifier.ABSTRACT)
                && declared.getTypeParameters().isEmpty()
                && ElementFilter.constructorsIn(declared.getEnclosedElements()).stream()
                        .anyMatch(OwnType::isOpen);
    }

    private static boolean isOpen(ExecutableElement constructor) {
        return constructor.getParameters().isEmpty()
                && constructor.getModifiers().contains(Modifier.PUBLIC);
    }

    private Optional<TypeName> values(TypeMirror type) {
        if (Declared.is(type, PG_TYPE)) {
            List<? extends TypeMirror> arguments = Declared.arguments(type);
            return arguments.isEmpty() ? Optional.empty() : Optional.of(Declared.boxed(arguments.get(0)));
        }
        return reading.types().directSupertypes(type).stream()
                .map(this::values)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Kind kind(TypeMirror javaType) {
        TypeElement comparable = reading.elements().getTypeElement("java.lang.Comparable");
        TypeMirror boxed = javaType.getKind().isPrimitive()
                ? reading.types()
                        .boxedClass((javax.lang.model.type.PrimitiveType) javaType)
                        .asType()
                : javaType;
        return reading.types()
                        .isAssignable(
                                reading.types().erasure(boxed), reading.types().erasure(comparable.asType()))
                ? Kind.ORDERED
                : Kind.PLAIN;
    }

    private void wrong(TypeElement declared, String because, String fix) {
        reading.wrong(
                Code.WRONG_TYPE_CLASS,
                component,
                "cannot use " + declared.getSimpleName() + " as its type",
                because,
                fix);
    }
}
