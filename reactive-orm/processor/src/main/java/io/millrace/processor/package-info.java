/**
 * The annotation processor: reads a record with {@code @Schema} and writes its table, columns, decoder and draft.
 */
@NullMarked
package io.millrace.processor;

import org.jspecify.annotations.NullMarked;
