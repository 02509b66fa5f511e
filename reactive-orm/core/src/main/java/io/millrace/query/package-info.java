/**
 * How data is read: queries as immutable values, built clause by clause and composed with plain functions. Building one
 * touches no database; a repo runs it.
 */
@NullMarked
package io.millrace.query;

import org.jspecify.annotations.NullMarked;
