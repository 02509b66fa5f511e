/**
 * What is made of many rows: each an expression of its kind, which can be told which rows count, whether equal values
 * count once, and in what order the rows come. Their makers are in {@code Sql} and {@code Aggregates}.
 */
@NullMarked
package io.millrace.expr.aggregate;

import org.jspecify.annotations.NullMarked;
