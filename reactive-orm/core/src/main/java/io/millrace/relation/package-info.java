/**
 * Relations as values: where they lead, how they are joined, and what can be asked of them in a condition. Generated
 * tables hold them as fields.
 */
@NullMarked
package io.millrace.relation;

import org.jspecify.annotations.NullMarked;
