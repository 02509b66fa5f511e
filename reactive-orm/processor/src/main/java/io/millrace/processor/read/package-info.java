/**
 * Reads a record from the compiler's view of it into the model, and says what has no sense. Annotations are found by name.
 */
@NullMarked
package io.millrace.processor.read;

import org.jspecify.annotations.NullMarked;
