package io.millrace.preload;

import io.millrace.error.Code;
import io.millrace.error.DecodeFailed;
import io.millrace.error.Problem;
import io.millrace.table.Variant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For which rows a branch is, where a relation leads to one of several records: those whose type column names its own.
 *
 * @param column the type column
 * @param label the sealed interface that the records implement, as messages call it
 * @param own the record that the branch leads to
 * @param all the records that the relation may lead to
 */
public record Choice(String column, String label, Variant<?, ?> own, List<? extends Variant<?, ?>> all) {

    public Choice {
        all = List.copyOf(all);
    }

    /** Whether a row whose type column has this value leads to the branch's own record. */
    public boolean isFor(Object type) {
        return own.type().get().equals(type);
    }

    /** Whether the branch is the first of those of its relation, which speaks for rows that lead nowhere. */
    public boolean isFirst() {
        return all.get(0).equals(own);
    }

    /**
     * Nothing where a row may have this value in its type column.
     *
     * @param relation what messages call the relation
     * @throws DecodeFailed where no record of the relation goes by it
     */
    public void require(@Nullable Object type, String relation) {
        if (type == null
                || all.stream().anyMatch(variant -> variant.type().get().equals(type))) {
            return;
        }
        throw new DecodeFailed(Problem.of(
                Code.UNKNOWN_VARIANT,
                relation + " leads to a " + label + " of an unknown type",
                "a row has a " + column + " that stands for none of "
                        + all.stream()
                                .map(variant -> variant.record().getSimpleName() + " ("
                                        + variant.type().get() + ")")
                                .collect(Collectors.joining(", ")),
                "let the record that is meant implement " + label
                        + ", say its name with @Schema(typeName = \"…\"), or mend the rows"));
    }
}
