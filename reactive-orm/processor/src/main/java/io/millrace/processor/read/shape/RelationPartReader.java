package io.millrace.processor.read.shape;

import io.millrace.processor.check.Code;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Route;
import io.millrace.processor.model.ShapePart;
import io.millrace.processor.name.Names;
import io.millrace.processor.read.Declared;
import io.millrace.processor.read.Marks;
import io.millrace.processor.read.Reading;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Reads the components of a shape that stand for a relation: what its rows are read as, a shape or the whole record. */
final class RelationPartReader {

    private final Reading reading;
    private final Subjects subjects;

    RelationPartReader(Reading reading, Subjects subjects) {
        this.reading = reading;
        this.subjects = subjects;
    }

    /** The component; empty where something is wrong with it, which has been said then. */
    Optional<ShapePart> read(Held held, Way.End end, Relation relation) {
        return relation.cardinality().isMany() ? many(held, end, relation) : one(held, end, relation);
    }

    private Optional<ShapePart> one(Held held, Way.End end, Relation relation) {
        Optional<TypeElement> element = Declared.element(held.value());
        String target = relation.target().label();
        if (held.listed().isPresent()) {
            wrong(
                    Code.WRONG_CARDINALITY,
                    held,
                    "is " + held.described() + ", and " + end.label() + " leads to one " + target,
                    "a relation to one has at most one row",
                    absent(
                            relation.optional() || end.route().optional(),
                            held.listed().get(),
                            held.name()));
            return Optional.empty();
        }
        Route route = end.route().over(relation);
        boolean whole =
                element.filter(each -> isRecordOf(each, relation.target())).isPresent();
        if (!whole && (element.isEmpty() || !isShapeOf(held, end.label(), relation.target(), element.get()))) {
            if (element.isEmpty()) {
                notAShape(held, end.label(), relation.target(), held.described());
            }
            return Optional.empty();
        }
        if (route.optional() && !held.mayBeAbsent()) {
            wrong(
                    Code.NULLABLE_PART,
                    held,
                    "is never null, and there may be no " + end.label(),
                    relation.optional() ? "the relation may lead nowhere" : "the way to it may lead nowhere",
                    absent(true, element.get(), held.name()) + ", or Optional<"
                            + element.get().getSimpleName() + "> " + held.name());
            return Optional.empty();
        }
        if (!subjects.isOneAtMost(relation, reading.findings())) {
            return Optional.of(new ShapePart.Many(
                    held.name(),
                    held.typeName(),
                    end.route(),
                    relation.component(),
                    end.subject().key(relation),
                    false,
                    true,
                    held.optional(),
                    new ShapePart.Rows(relation.target(), whole ? null : new Names(Declared.name(element.get())))));
        }
        if (whole) {
            return Optional.of(new ShapePart.Row(held.name(), held.typeName(), route, held.optional()));
        }
        Nesting nesting = new Nesting(reading, subjects, element.get());
        if (nesting.leadsTo(reading.record())) {
            wrong(
                    Code.ENDLESS_SHAPE,
                    held,
                    "leads back to " + reading.name(),
                    "relations to one are read with the row, and this one would have no end",
                    "a shape of its own for the inner one, without " + held.name());
            return Optional.empty();
        }
        return Optional.of(new ShapePart.One(
                held.name(),
                held.typeName(),
                route,
                new Names(Declared.name(element.get())),
                held.optional(),
                nesting.isComplete()));
    }

    private Optional<ShapePart> many(Held held, Way.End end, Relation relation) {
        return rows(held, end.label(), relation.target())
                .map(rows -> new ShapePart.Many(
                        held.name(),
                        held.typeName(),
                        end.route(),
                        relation.component(),
                        end.subject().key(relation),
                        false,
                        false,
                        false,
                        rows));
    }

    /** What the rows of a relation to many are read as; empty where they cannot be, which has been said then. */
    Optional<ShapePart.Rows> rows(Held held, String label, Names target) {
        Optional<TypeElement> element = held.listed();
        if (element.isEmpty()) {
            String one = Declared.element(held.value())
                    .map(each -> each.getSimpleName().toString())
                    .orElse(target.label());
            wrong(
                    Code.WRONG_CARDINALITY,
                    held,
                    "is " + held.described() + ", and " + label + " leads to many",
                    "a relation to many is read as a List",
                    "List<" + one + "> " + held.name());
            return Optional.empty();
        }
        boolean whole = isRecordOf(element.get(), target);
        return whole || isShapeOf(held, label, target, element.get())
                ? Optional.of(new ShapePart.Rows(target, whole ? null : new Names(Declared.name(element.get()))))
                : Optional.empty();
    }

    private static boolean isRecordOf(TypeElement element, Names target) {
        return Declared.name(element).equals(target.record());
    }

    private boolean isShapeOf(Held held, String label, Names target, TypeElement element) {
        Optional<TypeElement> of =
                Marks.one(element, "Shape").flatMap(mark -> mark.type("value")).flatMap(Declared::element);
        if (of.filter(each -> isRecordOf(each, target)).isPresent()) {
            return true;
        }
        String name = element.getSimpleName().toString();
        notAShape(
                held,
                label,
                target,
                of.isPresent() ? name + ", a shape of " + of.get().getSimpleName() : "a " + name);
        return false;
    }

    private void notAShape(Held held, String label, Names names, String what) {
        String target = names.label();
        String name = Declared.element(held.value())
                .filter(each -> !each.getQualifiedName().toString().startsWith("java."))
                .or(held::listed)
                .map(each -> each.getSimpleName().toString())
                .orElse(target + "Line");
        wrong(
                Code.NOT_A_SHAPE,
                held,
                "is of " + what + ", and " + label + " leads to " + target,
                "a relation is read as a shape of its table, or as whole rows",
                "@Shape(" + target + ".class) record " + name + "(…), or " + target + " itself");
    }

    private static String absent(boolean may, TypeElement element, String name) {
        return (may ? "@Nullable " : "") + element.getSimpleName() + " " + name;
    }

    private void wrong(Code code, Held held, String what, String because, String fix) {
        reading.wrong(code, held.name(), what, because, fix);
    }
}
