package io.millrace.migrate;

import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;
import java.util.function.Consumer;

/** Migrations in few words. */
public final class Changes extends Migration {

    private final Consumer<Schema> change;

    private Changes(long version, String name, Consumer<Schema> change) {
        super(version, name);
        this.change = change;
    }

    public static Migration change(long version, String name, Consumer<Schema> change) {
        return new Changes(version, name, change);
    }

    /** A table with a key and a column {@code name}. */
    public static Migration table(long version, String name) {
        return change(
                version,
                "create_" + name,
                schema -> schema.createTable(name, table -> {
                    table.id();
                    table.column("name", io.millrace.migrate.schema.Types.text())
                            .nullable();
                }));
    }

    @Override
    protected void change(Schema schema) {
        change.accept(schema);
    }
}
