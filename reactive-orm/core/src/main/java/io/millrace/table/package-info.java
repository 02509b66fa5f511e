/**
 * Tables as values: what the processor writes for a record, and what a repo needs to know of it. {@link
 * io.millrace.table.Table} is what a generic helper names; {@link io.millrace.table.GeneratedTable} is what generated
 * code extends; a {@link io.millrace.table.TableDefinition} describes the table itself, for DDL and documents.
 */
@NullMarked
package io.millrace.table;

import org.jspecify.annotations.NullMarked;
