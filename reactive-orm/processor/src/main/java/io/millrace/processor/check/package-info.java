/**
 * What can be wrong with a record: the codes, the findings, and the rules that need no more than the model.
 */
@NullMarked
package io.millrace.processor.check;

import org.jspecify.annotations.NullMarked;
