package io.millrace.mesher.migration;

import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.uuid;

import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;

/** The keys that programs send their events with. */
final class V2_CreateApiKeys extends Migration {

    @Override
    protected void change(Schema schema) {
        schema.createTableIfNotExists("api_keys", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("project_id", uuid()).references("projects").onDelete(Action.CASCADE);
            table.column("key_hash", text()).unique();
            table.column("key_prefix", text());
            table.column("label", text());
            table.column("created_at", timestamptz());
            table.column("revoked_at", timestamptz()).nullable();
        });
    }
}
