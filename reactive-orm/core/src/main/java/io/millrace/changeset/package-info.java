/**
 * Changes as values: what came from outside is cast to the types of columns, checked, and carried to the database as one
 * {@link io.millrace.changeset.Changeset} that can say what is wrong with it. Nothing here touches a database.
 *
 * <p>{@link io.millrace.changeset.Params} is the input, {@link io.millrace.changeset.SchemaTable} where a changeset of a
 * record begins, {@link io.millrace.changeset.Field} and {@link io.millrace.changeset.Input} what stands for columns and
 * a record where there is no table.
 */
@NullMarked
package io.millrace.changeset;

import org.jspecify.annotations.NullMarked;
