package io.millrace.mesher.migration;

import static io.millrace.migrate.schema.Types.jsonb;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.uuid;

import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;

/** What programs report, parted by the day on which it came; {@code retention} sees to the days. */
final class V4_CreateEvents extends Migration {

    @Override
    protected void change(Schema schema) {
        schema.createTable("events", table -> {
            table.column("project_id", uuid()).references("projects").onDelete(Action.CASCADE);
            table.column("id", uuid());
            table.column("received_at", timestamptz());
            table.column("issue_id", uuid()).references("issues").onDelete(Action.CASCADE);
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
            table.column("session_id", text()).nullable();
            table.column("sdk_name", text()).nullable();
            table.column("sdk_version", text()).nullable();
            table.primaryKey("project_id", "id", "received_at");
            table.partitionBy("range (received_at)");
            table.index("project_id")
                    .column("received_at", "desc")
                    .column("id", "desc")
                    .named("events_project_id_received_at_desc_id_desc_index");
            table.index("issue_id")
                    .column("received_at", "desc")
                    .column("id", "desc")
                    .named("events_issue_id_received_at_desc_id_desc_index");
            table.index("project_id", "level")
                    .column("received_at", "desc")
                    .named("events_project_id_level_received_at_desc_index");
            table.index("project_id", "environment")
                    .column("received_at", "desc")
                    .where("environment is not null")
                    .named("events_project_id_environment_received_at_desc_index");
            table.index("project_id", "session_id", "received_at")
                    .where("session_id is not null")
                    .named("events_project_id_session_id_received_at_index");
            table.index("tags").using("gin").named("events_tags_index");
        });
    }
}
