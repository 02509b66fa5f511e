package io.millrace.mesher.database;

import io.millrace.schema.Column;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/**
 * A table, as PostgreSQL's own catalogue tells of it.
 *
 * @param namespace the schema that it is in
 * @param name its name
 */
@Schema(namespace = "pg_catalog", table = "pg_tables")
record PgTable(
        @Id @Column("schemaname") String namespace,
        @Id @Column("tablename") String name) {}
