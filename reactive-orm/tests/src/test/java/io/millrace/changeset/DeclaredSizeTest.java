package io.millrace.changeset;

import static io.millrace.changeset.BearingTable.BEARING;
import static io.millrace.changeset.Members.params;
import static io.millrace.changeset.SpecimenTable.SPECIMEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.column.Column;
import io.millrace.error.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The size that a column was declared with, whatever its values are kept in. */
class DeclaredSizeTest {

    @Test
    void eachTextOfAListHasIt() {
        assertThat(errors(SPECIMEN, SPECIMEN.labels, List.of("short", "x".repeat(13))))
                .containsExactly(new FieldError(
                        List.of("labels"), "length", "must have at most {max} characters", Map.of("max", 12)));
        assertThat(errors(SPECIMEN, SPECIMEN.labels, List.of("x".repeat(12)))).isEmpty();
    }

    @Test
    void eachNumberOfAListHasIt() {
        assertThat(errors(SPECIMEN, SPECIMEN.amounts, List.of("9999.994", "9999.995")))
                .containsExactly(new FieldError(
                        List.of("amounts"),
                        "range",
                        "must have at most {max} digits before the point",
                        Map.of("max", 4)));
        assertThat(errors(SPECIMEN, SPECIMEN.amounts, List.of("9999.994"))).isEmpty();
    }

    @Test
    void aTypeOfAnApplicationsOwnHasTheSizeOfWhatItIsKeptIn() {
        assertThat(errors(SPECIMEN, SPECIMEN.handle, "x".repeat(13)))
                .containsExactly(new FieldError(
                        List.of("handle"), "length", "must have at most {max} characters", Map.of("max", 12)));
        assertThat(errors(SPECIMEN, SPECIMEN.handle, "x".repeat(12))).isEmpty();
    }

    @Test
    void aVectorHasItsDimensions() {
        assertThat(errors(BEARING, BEARING.direction, List.of(1, 2.5)))
                .containsExactly(new FieldError(
                        List.of("direction"), "length", "must have {count} numbers", Map.of("count", 3)));
        assertThat(errors(BEARING, BEARING.direction, "[1,2,3,4]")).hasSize(1);
        assertThat(errors(BEARING, BEARING.direction, List.of(1, 2.5, 3))).isEmpty();
    }

    @Test
    void aTypeMayBeWrittenInAnyCase() {
        assertThat(errors(BEARING, BEARING.legs, Arrays.asList("ab", null, "abc")))
                .extracting(FieldError::toString)
                .containsExactly("legs: must have at most 2 characters");
    }

    private static <R> List<FieldError> errors(SchemaTable<R, ?> table, Column<R, ?> column, Object value) {
        return table.cast(params(column.column().name(), value), column).errors();
    }
}
