/**
 * How values travel between Java and PostgreSQL. A {@link io.millrace.type.PgType} knows the name that a parameter is
 * cast to, what the driver is given for a value, and how what the driver gives becomes a value again; its {@link
 * io.millrace.type.BulkForm} knows how many of them go in one array.
 *
 * <p>{@link io.millrace.type.Types} has every type that the library ships, and makes those of an application's own: an
 * enum, a document, an array, a range, a domain, a key in a record. What PostgreSQL has and Java has not is a record
 * here: {@link io.millrace.type.Interval}, {@link io.millrace.type.Inet}, {@link io.millrace.type.Range}, {@link
 * io.millrace.type.TsVector}.
 *
 * <p>Nothing is lost in silence. A value that its type cannot hold is an {@link io.millrace.error.InvalidValue} before
 * anything is sent; a value of the database that Java cannot hold is an {@link io.millrace.type.UnreadableValue}, which
 * fails the statement that read it and leaves the connection alone. Neither ever shows the value.
 */
@NullMarked
package io.millrace.type;

import org.jspecify.annotations.NullMarked;
