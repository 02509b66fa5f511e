/** The page: one HTML file, its style and its script, served from the class path. */
@NullMarked
package io.millrace.mesher.page;

import org.jspecify.annotations.NullMarked;
