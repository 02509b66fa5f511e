/** How the tables change: the migration language and its runner. */
module io.millrace.migrate {
    requires io.vertx.core;
    requires io.vertx.sql.client;
    requires io.vertx.sql.client.pg;
    requires org.slf4j;
    requires transitive io.millrace;
    requires transitive org.jspecify;
    requires transitive reactor.core;

    uses io.millrace.migrate.source.MigrationSource;

    exports io.millrace.migrate;
    exports io.millrace.migrate.contract;
    exports io.millrace.migrate.diff;
    exports io.millrace.migrate.drift;
    exports io.millrace.migrate.dump;
    exports io.millrace.migrate.failure;
    exports io.millrace.migrate.introspect;
    exports io.millrace.migrate.lint;
    exports io.millrace.migrate.operation;
    exports io.millrace.migrate.partition;
    exports io.millrace.migrate.report;
    exports io.millrace.migrate.schema;
    exports io.millrace.migrate.source;
    exports io.millrace.migrate.storage;
}
