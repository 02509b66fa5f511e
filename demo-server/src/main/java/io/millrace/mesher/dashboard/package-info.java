/** Figures over a project's events: how many, of which level, of which tag, by which issue. */
@NullMarked
package io.millrace.mesher.dashboard;

import org.jspecify.annotations.NullMarked;
