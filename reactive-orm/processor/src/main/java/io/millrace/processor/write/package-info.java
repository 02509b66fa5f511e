/**
 * Writes the model as Java source.
 */
@NullMarked
package io.millrace.processor.write;

import org.jspecify.annotations.NullMarked;
