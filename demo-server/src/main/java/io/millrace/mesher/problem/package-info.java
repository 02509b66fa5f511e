/** What keeps Mesher from running, told so that it can be mended. */
@NullMarked
package io.millrace.mesher.problem;

import org.jspecify.annotations.NullMarked;
