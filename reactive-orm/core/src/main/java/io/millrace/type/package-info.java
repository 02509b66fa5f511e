/**
 * How values travel between Java and PostgreSQL. A {@link io.millrace.type.PgType} knows the name that a parameter is
 * cast to, what the driver is given for a value, and how what the driver gives becomes a value again. Every type that
 * the library ships is one, and a type of an application's own is written the same way.
 */
@NullMarked
package io.millrace.type;

import org.jspecify.annotations.NullMarked;
