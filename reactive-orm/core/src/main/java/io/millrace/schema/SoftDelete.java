package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The moment in which the row was deleted, null as long as it is not: {@code @SoftDelete @Nullable Instant deletedAt}.
 * Such a row stays in the table. Every query, count, relation, path, preload and subquery passes it over, as if it were
 * gone, unless it asks for it with {@code withDeleted()} or {@code onlyDeleted()}; updates and deletes do too.
 *
 * <p>What is to be unique among the rows that are not deleted needs a partial index: {@code @Index(value = "email",
 * unique = true, where = "deleted_at is null")}. An {@code on conflict} repeats its predicate by itself.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface SoftDelete {}
