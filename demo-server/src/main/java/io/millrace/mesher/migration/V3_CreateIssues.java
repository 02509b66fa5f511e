package io.millrace.mesher.migration;

import static io.millrace.migrate.schema.Types.bigint;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.uuid;

import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;

/** What events have in common. */
final class V3_CreateIssues extends Migration {

    @Override
    protected void change(Schema schema) {
        schema.createTable("issues", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("project_id", uuid()).references("projects").onDelete(Action.CASCADE);
            table.column("fingerprint", text());
            table.column("title", text());
            table.column("level", text());
            table.column("status", text()).defaultsTo("UNRESOLVED");
            table.column("event_count", bigint()).defaultsTo(0);
            table.column("first_seen", timestamptz());
            table.column("last_seen", timestamptz());
            table.column("assigned_to", uuid()).nullable().references("users").onDelete(Action.SET_NULL);
            table.column("last_resolved_at", timestamptz()).nullable();
            table.column("regressed_at", timestamptz()).nullable();
            table.unique("project_id", "fingerprint");
            table.index("project_id", "status")
                    .column("last_seen", "desc")
                    .column("id", "desc")
                    .named("issues_project_id_status_last_seen_desc_id_desc_index");
            table.index("project_id")
                    .column("last_seen", "desc")
                    .column("id", "desc")
                    .named("issues_project_id_last_seen_desc_id_desc_index");
        });
    }
}
