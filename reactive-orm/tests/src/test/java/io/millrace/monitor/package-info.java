/** The tables of an error monitor, which asks its database for more than most. */
@NullMarked
package io.millrace.monitor;

import org.jspecify.annotations.NullMarked;
