package io.millrace.table;

import java.util.function.Supplier;

/**
 * One of the records that a relation may lead to; for generated tables.
 *
 * @param record the record
 * @param table its table, looked up when it is first needed
 * @param key the column of its primary key
 * @param type what stands for it in the type column, looked up likewise
 * @param <X> the record
 * @param <K> the key of its table
 */
public record Variant<X, K>(
        Class<X> record, Supplier<? extends KeyedTable<X, K>> table, String key, Supplier<?> type) {}
