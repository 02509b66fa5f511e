package io.millrace.mesher.migration;

import static io.millrace.migrate.schema.Types.bool;
import static io.millrace.migrate.schema.Types.integer;
import static io.millrace.migrate.schema.Types.jsonb;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.uuid;

import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;

/** When to tell somebody, and what was told. */
final class V5_CreateAlerts extends Migration {

    @Override
    protected void change(Schema schema) {
        schema.createTable("alert_rules", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("project_id", uuid()).references("projects").onDelete(Action.CASCADE);
            table.column("name", text());
            table.column("condition_type", text());
            table.column("threshold", integer()).defaultsTo(0);
            table.column("window_minutes", integer()).defaultsTo(5);
            table.column("enabled", bool()).defaultsTo(true);
            table.column("cooldown_minutes", integer()).defaultsTo(60);
            table.column("last_fired_at", timestamptz()).nullable();
            table.column("created_at", timestamptz());
            table.index("project_id").named("alert_rules_project_id_index");
        });
        schema.createTable("alerts", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("rule_id", uuid()).references("alert_rules").onDelete(Action.CASCADE);
            table.column("project_id", uuid()).references("projects").onDelete(Action.CASCADE);
            table.column("status", text()).defaultsTo("ACTIVE");
            table.column("message", text());
            table.column("condition_snapshot", jsonb());
            table.column("triggered_at", timestamptz());
            table.column("acknowledged_at", timestamptz()).nullable();
            table.column("resolved_at", timestamptz()).nullable();
            table.index("rule_id").named("alerts_rule_id_index");
            table.index("project_id", "status")
                    .column("triggered_at", "desc")
                    .named("alerts_project_id_status_triggered_at_desc_index");
            table.index("project_id")
                    .column("triggered_at", "desc")
                    .column("id", "desc")
                    .named("alerts_project_id_triggered_at_desc_id_desc_index");
        });
    }
}
