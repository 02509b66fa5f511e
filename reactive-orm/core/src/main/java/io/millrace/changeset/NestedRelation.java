package io.millrace.changeset;

import io.millrace.error.Code;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.TableNode;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a relation: what becomes of them is written with the row that has them. */
final class NestedRelation<R, X> extends Nested<R, X> {

    private final Relation<R, X> relation;

    NestedRelation(Relation<R, X> relation, Options<X> options) {
        super(options);
        this.relation = relation;
    }

    @Override
    Nested<R, X> with(Options<X> other) {
        return new NestedRelation<>(relation, other);
    }

    @Override
    String name(State<R> state) {
        return relation.name();
    }

    @Override
    boolean isMany() {
        return relation.isMany();
    }

    @Override
    boolean takesNull(State<R> state) {
        return !isMany();
    }

    @Override
    Subject<X> subject() {
        return new TableSubject<>(target());
    }

    @Override
    @Nullable Object[] values(X row) {
        return target().values(row);
    }

    @Override
    @SuppressWarnings("unchecked") // what a record holds at the relation's place is of the relation's type
    List<X> before(State<R> state) {
        if (options.among() != null) {
            return options.among();
        }
        R row = state.row();
        if (row == null) {
            return List.of();
        }
        Object holder = relation.holder() < 0 ? null : own(state).holders(row).at(relation.holder());
        if (holder == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    label() + " is changed, and it is not known what is there",
                    "the row does not hold the rows of the relation",
                    "read them, and say which they are: Nested.of(" + constant() + ").among(rows)"));
        }
        return holder instanceof Many<?> many
                ? (List<X>) many.list()
                : ((One<X>) holder).optional().map(List::of).orElse(List.of());
    }

    @Override
    List<Integer> identity(State<R> state) {
        return ends(state).identity();
    }

    @Override
    boolean takesKeys() {
        for (ColumnDefinition column : target().definition().columns()) {
            if (column.key() >= 0 && column.generation() != Generation.NONE) {
                return false;
            }
        }
        return true;
    }

    @Override
    State<R> store(State<R> state, Arranged<X> arranged) {
        RelationEnds<X> ends = ends(state);
        RelatedChanges<X> related = new RelatedChanges<>(ends, options.onReplace(), options.join(), arranged);
        if (!arranged.removed().isEmpty() && options.onReplace() == OnReplace.UPDATE) {
            requireNullable(state);
        }
        boolean nobody = arranged.changes().isEmpty() && arranged.left().isEmpty();
        boolean needed = ends.held()
                && nobody
                && ends.near().stream().anyMatch(position -> !state.subject().isNullable(position));
        State<R> next = state.without(relation.name()).relating(related);
        return needed ? next.error(FieldError.of(relation.name(), "required", "is required")) : next;
    }

    @Override
    void check(State<R> state) {
        if (options.onReplace() == OnReplace.NILIFY) {
            requireNullable(state);
        }
    }

    /** The rows that are left out are to refer to nobody: their columns must take a null. */
    private void requireNullable(State<R> state) {
        RelationEnds<X> ends = ends(state);
        if (!ends.held() && ends.join() == null) {
            ends.far().forEach(this::nullable);
            ends.constants().keySet().forEach(this::nullable);
        }
    }

    private void nullable(int position) {
        ColumnDefinition column = target().definition().columns().get(position);
        if (!column.nullable()) {
            String name = target().source().label() + "." + column.component();
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "rows of " + label() + " cannot be left without their "
                            + relation.path().parent().label(),
                    name + " is never null",
                    "delete them: .onReplace(OnReplace.DELETE); or make " + name + " @Nullable"));
        }
    }

    private RelationEnds<X> ends(State<R> state) {
        return own(state).ends(relation, target());
    }

    private SchemaTable<X, ?> target() {
        if (relation.target() instanceof SchemaTable<X, ?> table) {
            return table;
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                label() + " cannot be changed",
                "its table was not generated",
                "put @Schema on the record that it leads to"));
    }

    private SchemaTable<R, ?> own(State<R> state) {
        if (state.subject() instanceof TableSubject<R> subject
                && relation.path().parent() instanceof TableNode node
                && node.alias() == null
                && node.name().equals(subject.table().source().name())) {
            return subject.table();
        }
        throw new InvalidQuery(Problem.of(
                Code.INVALID_ARGUMENT,
                label() + " is no relation of these changes",
                "they are changes of " + state.subject().label(),
                "use a relation of " + state.subject().label()));
    }

    @Override
    String label() {
        return relation.path().parent().label() + "." + relation.name();
    }

    private String constant() {
        return SchemaTable.constant(relation.path().parent().label()) + "." + relation.name();
    }
}
