/**
 * The functions of PostgreSQL, a catalogue for each family of types, made to be imported statically. What can be done
 * with a value of a type alone is a method of its expression; here is what takes several, or none.
 *
 * <p>A function whose result is of another type than its argument is selected as an Optional, since it is null where the
 * argument is; {@code .required()} says that it never is.
 */
@NullMarked
package io.millrace.function;

import org.jspecify.annotations.NullMarked;
