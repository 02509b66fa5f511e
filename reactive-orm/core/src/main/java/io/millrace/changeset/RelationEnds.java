package io.millrace.changeset;

import io.millrace.changeset.RelatedChanges.Held;
import io.millrace.changeset.RelatedChanges.Join;
import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import io.millrace.internal.tree.Path;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a relation is written: which columns of which rows refer to which. The same for all of its rows, so the table that
 * has the relation keeps it.
 *
 * @param path how its rows are found
 * @param target the table it leads to
 * @param many whether there may be several rows
 * @param holder which of the record's relations it is, or a negative number where the record has no component for it
 * @param held whether the row that has the relation refers to the other one, rather than the other way round
 * @param near where the columns of the relation stand in the row that has it
 * @param far where the columns that equal them stand in the rows that it leads to
 * @param constants what else stands in those rows, by the place of the column, where that says whose rows they are
 * @param given the columns of those rows that are given by the relation
 * @param identity where the columns stand that tell one of those rows from the others of the same parent
 * @param join the table between, where one of them does not refer to the other
 */
record RelationEnds<X>(
        Path path,
        SchemaTable<X, ?> target,
        boolean many,
        int holder,
        boolean held,
        List<Integer> near,
        List<Integer> far,
        Map<Integer, Object> constants,
        List<Integer> given,
        List<Integer> identity,
        @Nullable Join join) {

    /**
     * How a relation of a table is written.
     *
     * @throws InvalidQuery where other relations lie between its ends
     */
    static <R, X> RelationEnds<X> of(Relation<R, X> relation, SchemaTable<R, ?> own, SchemaTable<X, ?> target) {
        Path path = relation.path();
        Join join = join(path, target);
        boolean held = isHeld(relation, own, target, join);
        Map<Integer, Object> constants = constants(path, target);
        List<Integer> given = new ArrayList<>(constants.keySet());
        if (!held && join == null) {
            given.addAll(positions(target, path.far()));
        }
        return new RelationEnds<>(
                path,
                target,
                relation.isMany(),
                relation.holder(),
                held,
                positions(own, path.near()),
                positions(target, path.far()),
                Map.copyOf(constants),
                List.copyOf(given),
                identity(target, held || join != null ? List.of() : path.far()),
                join);
    }

    /** The table between, where the relation is by way of a join table rather than through other relations. */
    private static @Nullable Join join(Path path, SchemaTable<?, ?> target) {
        List<String> key =
                target.definition().key().stream().map(ColumnDefinition::name).toList();
        if (path.via().size() != 1 || path.once() || !path.far().equals(key)) {
            return null;
        }
        Path.Via via = path.via().get(0);
        List<Held> held = new ArrayList<>();
        for (Path.Filter filter : via.filters()) {
            if (filter.held() != null) {
                held.add(new Held(filter.column(), filter.held()));
            }
        }
        return new Join(via.table(), via.near(), via.far(), List.copyOf(held), null);
    }

    private static boolean isHeld(
            Relation<?, ?> relation, SchemaTable<?, ?> own, SchemaTable<?, ?> target, @Nullable Join join) {
        Path path = relation.path();
        if (!path.via().isEmpty() && join == null) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    path.label() + " cannot be changed",
                    "it leads through " + path.via().get(0).table().label() + ", whose rows say who is related",
                    "change those instead"));
        }
        if (relation.isMany()
                || target.definition().references().stream()
                        .anyMatch(reference -> reference.columns().equals(path.far()))) {
            return false;
        }
        List<String> key =
                own.definition().key().stream().map(ColumnDefinition::name).toList();
        return !path.near().equals(key)
                || own.definition().references().stream()
                        .anyMatch(reference -> reference.columns().equals(path.near()));
    }

    private static Map<Integer, Object> constants(Path path, SchemaTable<?, ?> target) {
        Map<Integer, Object> constants = new LinkedHashMap<>();
        for (Path.Filter filter : path.filters()) {
            if (filter.held() != null) {
                int position = positions(target, List.of(filter.column())).get(0);
                constants.put(position, target.columns().get(position).type().decode(filter.held()));
            }
        }
        return constants;
    }

    private static List<Integer> identity(SchemaTable<?, ?> target, List<String> taken) {
        List<ColumnDefinition> columns = target.definition().columns();
        List<Integer> identity = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key() >= 0 && !taken.contains(columns.get(i).name())) {
                identity.add(i);
            }
        }
        return List.copyOf(identity);
    }

    private static List<Integer> positions(SchemaTable<?, ?> table, List<String> names) {
        List<String> columns = table.definition().columns().stream()
                .map(ColumnDefinition::name)
                .toList();
        return names.stream().map(columns::indexOf).toList();
    }
}
