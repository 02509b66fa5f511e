package io.millrace.mesher.migration;

import static io.millrace.migrate.schema.Types.bigint;
import static io.millrace.migrate.schema.Types.text;
import static io.millrace.migrate.schema.Types.timestamptz;
import static io.millrace.migrate.schema.Types.uuid;

import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;

/** The programs that are watched. The tables of a Mesher from before there were migrations are taken over as they are. */
final class V1_CreateProjects extends Migration {

    @Override
    protected void change(Schema schema) {
        schema.createTableIfNotExists("projects", table -> {
            table.column("id", uuid()).primaryKey();
            table.column("number", bigint()).identityByDefault().unique();
            table.column("slug", text()).unique();
            table.column("name", text());
            table.column("platform", text()).nullable();
            table.column("created_at", timestamptz());
        });
    }
}
