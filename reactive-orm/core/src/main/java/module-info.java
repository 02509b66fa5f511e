/**
 * Millrace: an asynchronous reactive ORM on the Vert.x PostgreSQL client.
 *
 * <p>What is exported to everyone is the library's promise. {@code io.millrace.internal.tree} is among it for the sake of
 * generated code alone, which names its types; nobody else should. The migrations connect as a repo does, through two
 * rooms of the inside that are open to them.
 */
@SuppressWarnings("module")
module io.millrace {
    requires com.fasterxml.jackson.databind;
    requires io.vertx.core;
    requires io.vertx.sql.client;
    requires io.vertx.sql.client.pg;
    requires static jakarta.validation;
    requires static jdk.compiler;
    requires static micrometer.core;
    requires static micrometer.observation;
    requires org.slf4j;
    requires transitive com.fasterxml.jackson.core;
    requires transitive org.jspecify;
    requires transitive org.reactivestreams;
    requires transitive reactor.core;

    exports io.millrace.changeset;
    exports io.millrace.column;
    exports io.millrace.error;
    exports io.millrace.expr;
    exports io.millrace.expr.aggregate;
    exports io.millrace.expr.choice;
    exports io.millrace.expr.row;
    exports io.millrace.function;
    exports io.millrace.internal.exec.link to
            io.millrace.migrate;
    exports io.millrace.internal.exec.setting to
            io.millrace.migrate;
    exports io.millrace.internal.tree;
    exports io.millrace.json;
    exports io.millrace.observe;
    exports io.millrace.preload;
    exports io.millrace.query;
    exports io.millrace.query.function;
    exports io.millrace.query.named;
    exports io.millrace.query.window;
    exports io.millrace.relation;
    exports io.millrace.repo;
    exports io.millrace.repo.remove;
    exports io.millrace.repo.channel;
    exports io.millrace.repo.sql;
    exports io.millrace.repo.write;
    exports io.millrace.schema;
    exports io.millrace.shape;
    exports io.millrace.table;
    exports io.millrace.type;
    exports io.millrace.validation;

    provides com.fasterxml.jackson.databind.Module with
            io.millrace.json.RelationModule;
}
