package io.millrace.mesher.migration;

import static io.millrace.migrate.schema.Types.jsonb;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.uuid;

import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;

/** What programs report. */
final class V3_CreateEvents extends Migration {

    @Override
    protected void change(Schema schema) {
        schema.createTableIfNotExists("events", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("project_id", uuid())
                    .primaryKey()
                    .references("projects")
                    .onDelete(Action.CASCADE);
            table.column("occurred_at", timestamptz());
            table.column("level", text());
            table.column("message", text());
            table.column("fingerprint", text().array());
            table.column("exceptions", jsonb());
            table.column("breadcrumbs", jsonb());
            table.column("tags", jsonb());
            table.column("extra", jsonb());
            table.column("contexts", jsonb());
            table.column("user_context", jsonb()).nullable();
            table.column("environment", text()).nullable();
            table.column("release", text()).nullable();
            table.column("platform", text()).nullable();
            table.column("server_name", text()).nullable();
            table.column("logger", text()).nullable();
            table.column("transaction", text()).nullable();
            table.column("sdk_name", text()).nullable();
            table.column("sdk_version", text()).nullable();
            table.column("received_at", timestamptz());
            table.index()
                    .column("received_at", "desc")
                    .column("id", "desc")
                    .column("project_id", "desc")
                    .named("events_received_at_desc_id_desc_project_id_desc_index");
            table.index("project_id").column("received_at", "desc").named("events_project_id_received_at_desc_index");
        });
    }
}
