/**
 * Records as JSON, for those who write them with Jackson: {@link io.millrace.json.RelationModule} teaches it what a
 * relation is.
 */
@NullMarked
package io.millrace.json;

import org.jspecify.annotations.NullMarked;
