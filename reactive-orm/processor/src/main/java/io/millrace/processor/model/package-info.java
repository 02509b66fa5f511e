/**
 * What the writers need to know of a record, as values. Nothing here knows the compiler, so that another front end can fill it.
 */
@NullMarked
package io.millrace.processor.model;

import org.jspecify.annotations.NullMarked;
