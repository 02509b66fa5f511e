package io.millrace.processor.model;

import io.millrace.processor.name.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relation.
 *
 * @param component its name, which is the component's where it is declared on one
 * @param cardinality where it leads
 * @param target the names of the record it leads to
 * @param near the columns of this table
 * @param via the tables between, nearest first
 * @param far the columns of the other one that equal them, or those of the last table between
 * @param filters what is asked of the other table's rows
 * @param sorts their order
 * @param once whether a row comes once, however many ways lead to it
 * @param optional whether there may be no row
 * @param inRecord whether the record has a component for it
 * @param onDelete what becomes of its rows when this one is deleted: the name of a constant of {@code Cascade}
 * @param choice the records that it may lead to, or null where it leads to one kind of rows
 */
public record Relation(
        String component,
        Cardinality cardinality,
        Names target,
        List<String> near,
        List<Via> via,
        List<String> far,
        List<Filter> filters,
        List<Sort> sorts,
        boolean once,
        boolean optional,
        boolean inRecord,
        String onDelete,
        @Nullable Choice choice)
        implements Component {

    /** Nothing becomes of its rows. */
    public static final String NOTHING = "NOTHING";

    public Relation {
        near = List.copyOf(near);
        via = List.copyOf(via);
        far = List.copyOf(far);
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    /** A relation to one of several records. */
    public static Relation ofSeveral(
            String component, Names target, List<String> columns, boolean optional, boolean inRecord, Choice choice) {
        return new Relation(
                component,
                Cardinality.BELONGS_TO,
                target,
                columns,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                optional,
                inRecord,
                NOTHING,
                choice);
    }

    /** Whether it is joined by itself where its columns are asked for. */
    public boolean isPath() {
        return !cardinality.isMany() && choice == null;
    }

    /** Whether a key is all there is to it. */
    public boolean isPlain() {
        return via.isEmpty() && filters.isEmpty() && sorts.isEmpty();
    }

    /** The same, which may lead nowhere or not. */
    public Relation optional(boolean may) {
        return new Relation(
                component, cardinality, target, near, via, far, filters, sorts, once, may, inRecord, onDelete, choice);
    }

    /** Where a relation leads. */
    public enum Cardinality {
        BELONGS_TO("BelongsTo"),
        HAS_ONE("HasOne"),
        HAS_MANY("HasMany"),
        MANY_TO_MANY("ManyToMany");

        private final String annotation;

        Cardinality(String annotation) {
            this.annotation = annotation;
        }

        /** The simple name of the annotation that says so. */
        public String annotation() {
            return annotation;
        }

        /** Whether there can be several rows. */
        public boolean isMany() {
            return this == HAS_MANY || this == MANY_TO_MANY;
        }
    }
}
