/**
 * Reads what stands for a part of a schema: shapes, of which each component is found in the schema, and inputs. A room above
 * that of the schemas themselves, which knows nothing of it.
 */
@NullMarked
package io.millrace.processor.read.shape;

import org.jspecify.annotations.NullMarked;
