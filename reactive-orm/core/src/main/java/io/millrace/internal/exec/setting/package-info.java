/**
 * How an executor is set up: the server, the lanes, the deadlines, and the settings of one transaction. All of them are
 * immutable values of plain Java types, so that nobody else has to know the driver. They are checked where a repo's
 * options are made, not here.
 */
@NullMarked
package io.millrace.internal.exec.setting;

import org.jspecify.annotations.NullMarked;
