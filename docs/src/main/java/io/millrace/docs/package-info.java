/**
 * The programs of the guides: every snippet that a guide prints stands in a class here, and runs.
 */
@NullMarked
package io.millrace.docs;

import org.jspecify.annotations.NullMarked;
