/**
 * The runner: a session of its own, the lock, the history, and the steps one after the other.
 */
@NullMarked
package io.millrace.migrate.run;

import org.jspecify.annotations.NullMarked;
