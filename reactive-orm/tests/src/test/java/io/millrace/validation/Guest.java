package io.millrace.validation;

import io.millrace.schema.Embedded;
import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Somebody whose record has annotations of another standard. */
@Schema
@SuppressWarnings("MultipleNullnessAnnotations") // one says what is asked of an input, one what a row may hold
public record Guest(
        @Id @Generated long id,

        @NotBlank @Size(min = 2, max = 20) @Pattern(regexp = "[A-Z].*", groups = Strict.class) String name,

        @NotNull @Min(13) @Max(150) @Nullable Integer age,
        @Nullable Room room) {

    /** What is checked only where it is asked for. */
    public interface Strict {}

    /** Where somebody sleeps. */
    @Embedded
    public record Room(@Min(1) int floor) {}
}
