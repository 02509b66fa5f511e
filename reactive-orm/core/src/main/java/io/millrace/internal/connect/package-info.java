/**
 * From the text that says where a database is to the server that the executor connects to: a URL as libpq reads it, or
 * the environment's variables. Both become {@link io.millrace.internal.connect.Given} parameters under libpq's names;
 * {@link io.millrace.internal.connect.GivenServer} makes a server of them.
 *
 * <p>Nothing here throws: what is wrong is collected, so that all of it can be told at once. A problem never repeats a
 * value: a password with an unescaped character may stand anywhere in a URL.
 *
 * <p>Not part of the public API: it may change in any release.
 */
@NullMarked
package io.millrace.internal.connect;

import org.jspecify.annotations.NullMarked;
