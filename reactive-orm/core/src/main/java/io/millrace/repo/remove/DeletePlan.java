package io.millrace.repo.remove;

import io.millrace.schema.Cascade;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What would become of other rows if a row were deleted, by the relations that say so ({@code onDelete}). True at the
 * moment in which it was read. Immutable.
 *
 * @param record the record whose row it is
 * @param effects what each relation would do, in the order in which they are followed; those that lead nowhere are left
 *     out
 */
public record DeletePlan(String record, List<Effect> effects) {

    public DeletePlan {
        effects = List.copyOf(effects);
    }

    /**
     * What a relation would do.
     *
     * @param relation the relation, as in {@code User.posts}
     * @param record the record that its rows are read as
     * @param action what would become of them
     * @param rows how many they are; a row that two relations lead to is counted once
     */
    public record Effect(String relation, String record, Cascade action, long rows) {

        @Override
        public String toString() {
            return relation + ": "
                    + switch (action) {
                        case NOTHING -> "leave ";
                        case DELETE -> "delete ";
                        case SOFT_DELETE -> "mark as deleted ";
                        case NILIFY -> "set to null the key of ";
                        case RESTRICT -> "refuse because of ";
                    }
                    + rows + " " + record;
        }
    }

    /** Whether no relation forbids the delete. */
    public boolean isAllowed() {
        return effects.stream().noneMatch(effect -> effect.action() == Cascade.RESTRICT);
    }

    /** How many rows would go beside the row itself, marked or for good. */
    public long rows() {
        return effects.stream()
                .filter(effect -> effect.action() == Cascade.DELETE || effect.action() == Cascade.SOFT_DELETE)
                .mapToLong(Effect::rows)
                .sum();
    }

    /** One line for the row, and one for each effect. */
    @Override
    public String toString() {
        return effects.stream()
                .map(effect -> "\n  " + effect)
                .collect(Collectors.joining("", "delete a " + record, ""));
    }
}
