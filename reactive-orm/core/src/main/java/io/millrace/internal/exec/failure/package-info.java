/**
 * From what the driver, the server and the lanes report to the failures that a reader of {@code io.millrace.error}
 * knows. Told apart by SQLSTATE and by the class of the exception, because the driver reports a connection that the
 * server ended as a broken socket. The driver's own exceptions never become causes: their messages and details hold the
 * values of parameters. What the server says is repeated only for the classes of SQLSTATE whose messages name
 * identifiers and nothing else.
 */
@NullMarked
package io.millrace.internal.exec.failure;

import org.jspecify.annotations.NullMarked;
