/** Alerts: rules that people write, and what fired by them. */
@NullMarked
package io.millrace.mesher.alert;

import org.jspecify.annotations.NullMarked;
