package io.millrace.mesher.migration;

import static io.millrace.migrate.schema.Types.bigint;
import static io.millrace.migrate.schema.Types.doublePrecision;
import static io.millrace.migrate.schema.Types.integer;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.uuid;

import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;

/** The programs that are watched, and the keys that they send their events with. */
final class V2_CreateProjects extends Migration {

    @Override
    protected void change(Schema schema) {
        schema.createTable("projects", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("number", bigint()).identityByDefault().unique();
            table.column("organization_id", uuid()).references("organizations").onDelete(Action.CASCADE);
            table.column("slug", text()).unique();
            table.column("name", text());
            table.column("platform", text()).nullable();
            table.column("retention_days", integer()).defaultsTo(90);
            table.column("sample_rate", doublePrecision()).defaultsTo(1);
            table.column("created_at", timestamptz());
            table.index("organization_id").named("projects_organization_id_index");
        });
        schema.createTable("api_keys", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("project_id", uuid()).references("projects").onDelete(Action.CASCADE);
            table.column("key_hash", text()).unique();
            table.column("key_prefix", text());
            table.column("label", text());
            table.column("created_at", timestamptz());
            table.column("revoked_at", timestamptz()).nullable();
            table.index("project_id").named("api_keys_project_id_index");
        });
    }
}
