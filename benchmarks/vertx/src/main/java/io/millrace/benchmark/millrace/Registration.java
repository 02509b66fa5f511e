package io.millrace.benchmark.millrace;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A row of ten fields, with the annotations that check it as its changeset does. */
@Schema
public record Registration(
        @Id @Generated long id,
        @NotBlank @Size(min = 2, max = 80) String name,

        @NotBlank @Pattern(regexp = "[^@\\s]+@[^@\\s]+") String email,

        @Nullable @Min(13) @Max(150) Integer age,
        @Nullable @Size(max = 40) String city,
        @Nullable String street,
        @Nullable String zip,
        @Nullable String country,
        @Nullable String phone,
        boolean newsletter,
        @Nullable @Size(max = 500) String remark) {}
