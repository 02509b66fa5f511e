package io.millrace.mesher.migration;

import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.uuid;

import io.millrace.migrate.schema.Action;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;

/** People, their sessions, and the organizations that they are in. */
final class V1_CreateAccounts extends Migration {

    @Override
    protected void change(Schema schema) {
        schema.createTable("users", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("email", text()).unique();
            table.column("password_hash", text());
            table.column("display_name", text());
            table.column("created_at", timestamptz());
        });
        schema.createTable("sessions", table -> {
            table.column("token_hash", text()).primaryKey();
            table.column("user_id", uuid()).references("users").onDelete(Action.CASCADE);
            table.column("created_at", timestamptz());
            table.column("expires_at", timestamptz());
            table.index("user_id").named("sessions_user_id_index");
            table.index("expires_at").named("sessions_expires_at_index");
        });
        schema.createTable("organizations", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("name", text());
            table.column("slug", text()).unique();
            table.column("created_at", timestamptz());
        });
        schema.createTable("org_memberships", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("user_id", uuid()).references("users").onDelete(Action.CASCADE);
            table.column("organization_id", uuid()).references("organizations").onDelete(Action.CASCADE);
            table.column("role", text());
            table.column("joined_at", timestamptz());
            table.unique("user_id", "organization_id");
            table.index("organization_id").named("org_memberships_organization_id_index");
        });
    }
}
