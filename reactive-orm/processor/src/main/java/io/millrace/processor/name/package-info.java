/**
 * Names: of tables and columns by convention, of what is generated, and which name was probably meant.
 */
@NullMarked
package io.millrace.processor.name;

import org.jspecify.annotations.NullMarked;
