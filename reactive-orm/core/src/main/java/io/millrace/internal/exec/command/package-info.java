/**
 * What is run: one statement as text with values that the driver understands, and how its rows are read. A {@link
 * io.millrace.internal.exec.command.Command} is a value; running it is the business of the packages after this one.
 */
@NullMarked
package io.millrace.internal.exec.command;

import org.jspecify.annotations.NullMarked;
