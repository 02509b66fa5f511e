/** How events leave: the days made ahead, the days that are dropped, and what a project does not want to keep so long. */
@NullMarked
package io.millrace.mesher.retention;

import org.jspecify.annotations.NullMarked;
