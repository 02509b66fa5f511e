package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change of the tables, with a number and a name.
 *
 * <pre>{@code
 * final class V1_CreateUsers extends Migration {
 *
 *     @Override
 *     protected void change(Schema schema) {
 *         schema.createTable("users", table -> {
 *             table.uuid();
 *             table.column("name", text());
 *         });
 *     }
 * }
 * }</pre>
 *
 * <p>It says either {@code change}, which is taken back by itself, or {@code up}, and {@code down} where it can be taken
 * back. Its class says which number it is: {@code V}, digits, an underscore, words.
 */
public abstract class Migration {

    private static final Pattern CLASS_NAME = Pattern.compile("V(\\d{1,18})_+(\\w+)");

    private final long version;
    private final String name;

    /** A migration whose class is named {@code V1_CreateUsers} or {@code V20261121093000_CreateUsers}. */
    protected Migration() {
        String own = getClass().getSimpleName();
        Matcher matcher = CLASS_NAME.matcher(own);
        if (!matcher.matches()) {
            throw new MigrationFailure(
                    MigrationCode.INVALID_MIGRATION,
                    getClass().getName() + " does not say which number it is",
                    "the class of a migration is named V, digits, an underscore, words",
                    "name it V1_CreateUsers, or give it both: super(1, \"create_users\")");
        }
        this.version = Long.parseLong(matcher.group(1));
        this.name = Versions.words(matcher.group(2));
    }

    /** A migration with a number and a name of its own. */
    protected Migration(long version, String name) {
        this.version = Versions.checked(version, name);
        this.name = name;
    }

    /** What it does; taken back by itself. */
    protected void change(Schema schema) {
        throw new MigrationFailure(
                MigrationCode.INVALID_MIGRATION,
                version + " " + name + " says nothing",
                "it has none of change(…), up(…) and down(…)",
                "write one: @Override protected void change(Schema schema) { … }");
    }

    /** What it does; {@code change} where it is not said. */
    protected void up(Schema schema) {
        schema.reversing();
        change(schema);
    }

    /** What takes it back; {@code change} in reverse where it is not said. */
    protected void down(Schema schema) {
        schema.notSaid();
    }

    long version() {
        return version;
    }

    String name() {
        return name;
    }

    @Override
    public final String toString() {
        return version + " " + name;
    }
}
