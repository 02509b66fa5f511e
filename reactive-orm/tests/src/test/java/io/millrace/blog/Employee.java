package io.millrace.blog;

import io.millrace.schema.BelongsTo;
import io.millrace.schema.Generated;
import io.millrace.schema.HasMany;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A table that refers to itself. */
@Schema
@BelongsTo(name = "manager", of = Employee.class)
@HasMany(name = "reports", of = Employee.class, key = "managerId")
public record Employee(
        @Id @Generated long id,
        String name,
        String department,
        BigDecimal salary,
        @Nullable @References(Employee.class) Long managerId) {}
