package io.millrace.changeset;

import io.millrace.error.Code;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.TableNode;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<String> taken =
                holds(state) || join() != null ? List.of() : relation.path().far();
        List<ColumnDefinition> columns = target().definition().columns();
        List<Integer> identity = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key() >= 0 && !taken.contains(columns.get(i).name())) {
                identity.add(i);
            }
        }
        return identity;
    }

    @Override
    boolean takesKeys() {
        return target().definition().key().stream().allMatch(column -> column.generation() == Generation.NONE);
    }

    @Override
    State<R> store(State<R> state, Arranged<X> arranged) {
        SchemaTable<R, ?> own = own(state);
        boolean holds = holds(state);
        RelatedChanges<X> related = new RelatedChanges<>(
                relation.name(),
                target(),
                isMany(),
                relation.holder(),
                holds,
                positions(own, relation.path().near()),
                positions(target(), relation.path().far()),
                options.onReplace(),
                constants(),
                join(),
                arranged);
        if (!arranged.removed().isEmpty() && options.onReplace() == OnReplace.UPDATE) {
            requireNullable(state);
        }
        boolean nobody = arranged.changes().isEmpty() && arranged.left().isEmpty();
        boolean needed = holds
                && nobody
                && related.near().stream().anyMatch(position -> !state.subject().isNullable(position));
        State<R> next = state.without(relation.name()).relating(related);
        return needed ? next.error(FieldError.of(relation.name(), "required", "is required")) : next;
    }

    /** What a column of the rows says of whose they are, beside the key. */
    private Map<Integer, Object> constants() {
        Map<Integer, Object> constants = new LinkedHashMap<>();
        for (Path.Filter filter : relation.path().filters()) {
            if (filter.held() != null) {
                int position = positions(target(), List.of(filter.column())).get(0);
                constants.put(position, target().columns().get(position).type().decode(filter.held()));
            }
        }
        return constants;
    }

    @Override
    void check(State<R> state) {
        if (options.onReplace() == OnReplace.NILIFY) {
            requireNullable(state);
        }
    }

    /** The rows that are left out are to refer to nobody: their columns must take a null. */
    private void requireNullable(State<R> state) {
        if (!holds(state) && join() == null) {
            positions(target(), relation.path().far()).forEach(this::nullable);
            constants().keySet().forEach(this::nullable);
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

    /** Whether the row itself refers to the other one, rather than the other way round. */
    private boolean holds(State<R> state) {
        Path path = relation.path();
        if (!path.via().isEmpty() && join() == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    label() + " cannot be changed",
                    "it leads through " + path.via().get(0).table().label() + ", whose rows say who is related",
                    "change those instead"));
        }
        if (isMany()) {
            return false;
        }
        if (target().definition().references().stream()
                .anyMatch(reference -> reference.columns().equals(path.far()))) {
            return false;
        }
        List<String> key = own(state).definition().key().stream()
                .map(ColumnDefinition::name)
                .toList();
        return !path.near().equals(key)
                || own(state).definition().references().stream()
                        .anyMatch(reference -> reference.columns().equals(path.near()));
    }

    /** The table between, where the relation is by way of a join table rather than through other relations. */
    private RelatedChanges.@Nullable Join join() {
        Path path = relation.path();
        List<String> key =
                target().definition().key().stream().map(ColumnDefinition::name).toList();
        if (path.via().size() != 1 || path.once() || !path.far().equals(key)) {
            return null;
        }
        Path.Via via = path.via().get(0);
        List<RelatedChanges.Held> held = new ArrayList<>();
        for (Path.Filter filter : via.filters()) {
            if (filter.held() != null) {
                held.add(new RelatedChanges.Held(filter.column(), filter.held()));
            }
        }
        return new RelatedChanges.Join(via.table(), via.near(), via.far(), List.copyOf(held), options.join());
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

    private static List<Integer> positions(SchemaTable<?, ?> table, List<String> names) {
        List<ColumnDefinition> columns = table.definition().columns();
        return names.stream()
                .map(name ->
                        columns.stream().map(ColumnDefinition::name).toList().indexOf(name))
                .toList();
    }

    @Override
    String label() {
        return relation.path().parent().label() + "." + relation.name();
    }

    private String constant() {
        return SchemaTable.constant(relation.path().parent().label()) + "." + relation.name();
    }
}
