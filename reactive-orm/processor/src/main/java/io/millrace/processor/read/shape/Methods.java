package io.millrace.processor.read.shape;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Code;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.ShapePart;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.Reading;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The static methods of a shape that say what a component is: they are named like it, and take the table. */
final class Methods {

    private static final String SELECTABLE = "io.millrace.expr.Selectable";
    private static final String EXPRESSION = "io.millrace.expr.Expr";
    private static final String RELATION = "io.millrace.table.Relation";
    private static final String TO_MANY = "io.millrace.relation.ToMany";
    private static final String OPTIONAL = "java.util.Optional";

    private final Reading reading;
    private final Subject subject;

    Methods(Reading reading, Subject subject) {
        this.reading = reading;
        this.subject = subject;
    }

    /** The method for a component. */
    Optional<ExecutableElement> of(String component) {
        return ElementFilter.methodsIn(reading.record().getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(component)
                        && method.getModifiers().contains(Modifier.STATIC)
                        && method.getParameters().size() == 1)
                .findFirst();
    }

    /** Whether a type in it is not there yet: the table is written in the same compilation. */
    boolean isUnresolved(ExecutableElement method) {
        return Declared.isUnresolved(method.getReturnType())
                || Declared.isUnresolved(method.getParameters().get(0).asType());
    }

    /** Whether it says which rows of a relation are meant. */
    boolean givesRelation(ExecutableElement method) {
        return argument(method.getReturnType(), RELATION, 1).isPresent();
    }

    /** A relation to many with the rows that the method picks; empty where it picks none, which has been said then. */
    Optional<Relation> picked(Held held, ExecutableElement method, Optional<String> from) {
        TypeMirror type = method.getReturnType();
        String table = subject.schema().names().table().simpleName();
        Optional<Relation> relation =
                argument(type, RELATION, 1).flatMap(Declared::element).flatMap(target -> relation(target, from));
        if (!Declared.is(type, TO_MANY)
                || relation.isEmpty()
                || method.getModifiers().contains(Modifier.PRIVATE)
                || !takesTable(method)) {
            reading.wrong(
                    Code.WRONG_METHOD,
                    held.name(),
                    "has a static method of its name that picks no rows of a relation to many",
                    "it must take the table, give a relation to many of it, and not be private",
                    "static ToMany<" + subject.label() + ", …> " + held.name() + "(" + table + "<" + subject.label()
                            + "> table)");
            return Optional.empty();
        }
        return relation;
    }

    /** Of several relations that start from one key, any will do; of others it is said which. */
    private Optional<Relation> relation(TypeElement target, Optional<String> from) {
        return subject.schema().relations().stream()
                .filter(relation -> relation.cardinality().isMany()
                        && relation.target().record().equals(Declared.name(target))
                        && relation.component().equals(from.orElse(relation.component())))
                .findFirst();
    }

    private boolean takesTable(ExecutableElement method) {
        return Declared.element(method.getParameters().get(0).asType())
                .filter(each ->
                        Declared.name(each).equals(subject.schema().names().table()))
                .isPresent();
    }

    /** The value that the method makes; empty where something is wrong with it, which has been said then. */
    Optional<ShapePart> value(Held held, ExecutableElement method) {
        Optional<TypeMirror> selected = argument(method.getReturnType(), SELECTABLE, 1);
        String table = subject.schema().names().table().simpleName();
        if (selected.isEmpty()
                || !takesTable(method)
                || method.getModifiers().contains(Modifier.PRIVATE)
                || selected.get().getKind() != TypeKind.DECLARED) {
            reading.wrong(
                    Code.WRONG_METHOD,
                    held.name(),
                    "has a static method of its name that is no expression of the table",
                    "it must take the table, give an expression or a relation of it, and not be private",
                    "static <S> Expr<S, " + Declared.simple(held.valueName()) + ", "
                            + Declared.simple(held.typeName().box()) + "> " + held.name() + "(" + table
                            + "<S> table)");
            return Optional.empty();
        }
        TypeName value = Declared.boxed(selected.get());
        boolean absent = Declared.is(selected.get(), OPTIONAL);
        TypeName inside = absent && Declared.arguments(selected.get()).size() == 1
                ? Declared.boxed(Declared.arguments(selected.get()).get(0))
                : value;
        if (!held.valueName().equals(inside) && !held.typeName().box().equals(value)) {
            reading.wrong(
                    Code.WRONG_PART_TYPE,
                    held.name(),
                    "is " + held.described() + ", and " + reading.name() + "." + held.name() + "(" + table
                            + ") is read as " + Declared.simpleWithArticle(value),
                    "values are read as the types that the expression has",
                    Declared.simple(value) + " " + held.name());
            return Optional.empty();
        }
        boolean same = held.typeName().box().equals(value);
        if (absent && !same && !held.mayBeAbsent()) {
            reading.wrong(
                    Code.NULLABLE_PART,
                    held.name(),
                    "is " + held.described() + ", and " + reading.name() + "." + held.name() + "(" + table
                            + ") may be null",
                    "it is read as " + Declared.simpleWithArticle(value),
                    "@Nullable " + Declared.simple(inside) + " " + held.name()
                            + ", .orElse(value) or .required() in the method");
            return Optional.empty();
        }
        return Optional.of(new ShapePart.Made(
                held.name(),
                held.typeName(),
                value,
                argument(method.getReturnType(), EXPRESSION, 0).isPresent(),
                absent && !same,
                !absent && held.optional() && !same));
    }

    /** An argument of a type's supertype of this name. */
    private Optional<TypeMirror> argument(TypeMirror type, String supertype, int position) {
        if (!(type instanceof DeclaredType)) {
            return Optional.empty();
        }
        if (Declared.is(type, supertype)) {
            List<? extends TypeMirror> arguments = Declared.arguments(type);
            return position < arguments.size() ? Optional.of(arguments.get(position)) : Optional.empty();
        }
        return reading.types().directSupertypes(type).stream()
                .map(each -> argument(each, supertype, position))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
