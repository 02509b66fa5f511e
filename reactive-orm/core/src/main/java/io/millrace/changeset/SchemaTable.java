package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.column.Value;
import io.millrace.internal.name.ConstantName;
import io.millrace.internal.tree.TableNode;
import io.millrace.table.GeneratedTable;
import io.millrace.table.Relation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the generated table of a record extends: a table whose rows can be changed through changesets.
 *
 * @param <R> the record
 * @param <S> the scope of its columns: the record for the table's constant, {@code Object} for an alias
 */
public abstract class SchemaTable<R, S> extends GeneratedTable<R, S> {

    private final Map<String, RelationEnds<?>> ends = new ConcurrentHashMap<>();

    /** A table that is this source in a statement. */
    protected SchemaTable(TableNode source) {
        super(source);
    }

    /**
     * Changes for a new row: of an input these columns, and no others. An input calls a column by the name of the
     * record's component.
     *
     * <p>Texts, numbers, booleans, lists and maps become values of the columns' types; what does not fit becomes an
     * error of its field. An empty text is null, and is left out of a list ({@link Params#keepingEmpty()}); a name that
     * the input does not have is left alone.
     */
    @SafeVarargs
    public final Changeset<R> cast(Params params, Column<? super R, ?> first, Column<? super R, ?>... more) {
        return Changeset.of(this).cast(params, first, more);
    }

    /** Changes of a row that is there: as {@link #cast}, and what is the same as in the row is no change. */
    @SafeVarargs
    public final Changeset<R> edit(R row, Params params, Column<? super R, ?> first, Column<? super R, ?>... more) {
        return Changeset.of(this, row).cast(params, first, more);
    }

    /** Changes for a new row, given in code. */
    @SafeVarargs
    public final Changeset<R> change(Value<? super R> first, Value<? super R>... more) {
        return Changeset.of(this).put(first, more);
    }

    /** Changes of a row that is there, given in code. */
    @SafeVarargs
    public final Changeset<R> change(R row, Value<? super R> first, Value<? super R>... more) {
        return Changeset.of(this, row).put(first, more);
    }

    /** What code calls the table of a record: {@code USER}. */
    static String constant(String label) {
        return ConstantName.of(label);
    }

    /** How one of its relations is written. */
    @SuppressWarnings("unchecked") // a path leads to one record
    final <X> RelationEnds<X> ends(Relation<R, X> relation, SchemaTable<X, ?> target) {
        RelationEnds<?> known = ends.get(relation.name());
        if (known != null && known.path().equals(relation.path())) {
            return (RelationEnds<X>) known;
        }
        RelationEnds<X> found = RelationEnds.of(relation, this, target);
        ends.put(relation.name(), found);
        return found;
    }

    final R record(@Nullable Object[] values, @Nullable R relations) {
        return create(values, relations);
    }
}
