package io.millrace.changeset;

import io.millrace.changeset.Nested.Arranged;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.internal.tree.TableNode;
import io.millrace.schema.Many;
import io.millrace.schema.One;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * What becomes of the rows of a relation when the row that has them is written; for repos.
 *
 * @param <X> the record that the relation leads to
 */
public final class RelatedChanges<X> {

    private final RelationEnds<X> ends;
    private final OnReplace onReplace;
    private final @Nullable Changeset<?> joinRow;
    private final Arranged<X> arranged;

    /**
     * What becomes of the rows of a relation.
     *
     * @param joinRow how rows of a table between are inserted, or null where nobody knows more of them than their keys
     */
    RelatedChanges(RelationEnds<X> ends, OnReplace onReplace, @Nullable Changeset<?> joinRow, Arranged<X> arranged) {
        this.ends = ends;
        this.onReplace = onReplace;
        this.joinRow = joinRow;
        this.arranged = arranged;
    }

    /** The relation's name. */
    public String name() {
        return ends.path().relation();
    }

    /** The table it leads to. */
    public SchemaTable<X, ?> table() {
        return ends.target();
    }

    /** Whether there may be several rows. */
    public boolean isMany() {
        return ends.many();
    }

    /** Which of the record's relations it is, or a negative number where the record has no component for it. */
    public int holder() {
        return ends.holder();
    }

    /** Whether the row that has the relation refers to the other one: that one is written first. */
    public boolean isHeld() {
        return ends.held();
    }

    /** Where the columns of the relation stand in the row that has it. */
    public List<Integer> near() {
        return ends.near();
    }

    /** Where the columns that equal them stand in the rows that it leads to. */
    public List<Integer> far() {
        return ends.far();
    }

    /** What else stands in the rows that it leads to, by the place of the column, where that says whose rows they are. */
    public Map<Integer, Object> constants() {
        return ends.constants();
    }

    /** The changes of the rows that are related afterwards, in their order. */
    public List<Changeset<X>> changes() {
        return arranged.changes();
    }

    /** The path of one of them in the input, from the row that has the relation. */
    public List<String> path(int place) {
        return ends.many() ? List.of(name(), arranged.places().get(place)) : List.of(name());
    }

    /** What happens to those that were related and are not any more. */
    public OnReplace onReplace() {
        return onReplace;
    }

    /** The rows that were related and are not any more. */
    public List<X> removed() {
        return arranged.removed();
    }

    /** The rows that are there and stay as they are, beside those that change. */
    public List<X> left() {
        return arranged.left();
    }

    /** How many rows are related afterwards. */
    int size() {
        return arranged.changes().size() + arranged.left().size();
    }

    /** The table between the two, or null where one of them refers to the other. */
    public @Nullable Join join() {
        Join join = ends.join();
        return join == null || joinRow == null ? join : join.with(joinRow);
    }

    /** Whether one of them was not related before. */
    public boolean isLinked(int place) {
        return arranged.linked().get(place);
    }

    /** Whether anything is written. */
    boolean isChanged() {
        return arranged.linked().contains(true)
                || !arranged.removed().isEmpty()
                || arranged.changes().stream().anyMatch(one -> one.row().isEmpty() || one.isChanged());
    }

    /** What a record holds of the relation where these rows are those that it has. */
    public Object holder(List<X> rows) {
        List<X> all = new ArrayList<>(rows);
        all.addAll(arranged.left());
        return ends.many() ? Many.of(all) : One.of(all.isEmpty() ? null : all.get(0));
    }

    /** Writes the key of the row that is referred to, as far as it is known, into the values of the one that does. */
    void refer(@Nullable Object[] values, Subject<?> subject) {
        for (int i = 0; isHeld() && arranged.left().isEmpty() && i < near().size(); i++) {
            Object key = changes().isEmpty() ? null : changes().get(0).state.value(far().get(i));
            if (key != null || subject.isNullable(near().get(i))) {
                values[near().get(i)] = key;
            }
        }
    }

    Object applied() {
        return holder(changes().stream().map(Changeset::apply).toList());
    }

    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < changes().size(); i++) {
            String prefix = String.join(".", path(i)) + ".";
            changes().get(i).unknown().forEach(name -> unknown.add(prefix + name));
        }
        return unknown;
    }

    boolean isValid() {
        for (int i = 0; i < changes().size(); i++) {
            if (!changes().get(i).isValid()) {
                return false;
            }
        }
        return true;
    }

    boolean isPending() {
        for (int i = 0; i < changes().size(); i++) {
            if (changes().get(i).isPending()) {
                return true;
            }
        }
        return false;
    }

    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < changes().size(); i++) {
            for (FieldError error : changes().get(i).errors()) {
                errors.add(NestedCast.under(path(i), error));
            }
        }
        return errors;
    }

    List<Flux<FieldError>> findings(Changeset.Taken taken) {
        List<Flux<FieldError>> all = new ArrayList<>();
        for (int i = 0; i < changes().size(); i++) {
            if (changes().get(i).isPending()) {
                List<String> path = path(i);
                all.add(changes().get(i).findings(taken).map(error -> NestedCast.under(path, error)));
            }
        }
        return all;
    }

    void collectTables(Set<String> tables) {
        tables.add(table().definition().name());
        Join join = ends.join();
        if (join != null) {
            tables.add(join.table().name());
        }
        changes().forEach(one -> one.collectTables(tables));
    }

    @Nullable FieldError meant(ConstraintViolation violation, Set<String> tables) {
        for (int i = 0; i < changes().size(); i++) {
            FieldError error = changes().get(i).meant(violation, tables);
            if (error != null) {
                return NestedCast.under(path(i), error);
            }
        }
        return null;
    }

    /** The same with the error {@code required} where a new row lacks something. */
    RelatedChanges<X> complete() {
        List<Changeset<X>> complete = new ArrayList<>(changes().size());
        boolean same = true;
        for (Changeset<X> one : changes()) {
            Changeset<X> other = one.complete(ends.given());
            complete.add(other);
            same = same && other == one;
        }
        return same ? this : new RelatedChanges<>(ends, onReplace, joinRow, arranged.changes(complete));
    }

    /**
     * A table between two others.
     *
     * @param table the table
     * @param near its columns with the key of the row that has the relation
     * @param far its columns with the keys of the rows that the relation leads to
     * @param held what else stands in its rows, where that says whose they are
     * @param row how its rows are inserted, or null where nobody knows more of them than these columns
     */
    public record Join(
            TableNode table,
            List<String> near,
            List<String> far,
            List<Held> held,
            @Nullable Changeset<?> row) {

        Join with(Changeset<?> other) {
            return new Join(table, near, far, held, other);
        }
    }

    /**
     * What a column of a table between two others has in each row of a relation.
     *
     * @param column the column's name
     * @param label what it has there
     */
    public record Held(String column, String label) {}
}
