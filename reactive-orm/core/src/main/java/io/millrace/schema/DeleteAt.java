package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The moment from which on the row is to be deleted, null for never: {@code @DeleteAt @Nullable Instant deleteAt}. Nothing
 * happens by itself: {@code repo.sweep(TABLE)} deletes what is due, as {@code repo.delete} would.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface DeleteAt {}
