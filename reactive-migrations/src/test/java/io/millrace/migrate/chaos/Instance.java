package io.millrace.migrate.chaos;

import static io.millrace.migrate.schema.Types.text;

import io.millrace.migrate.Changes;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.StartMode;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;
import io.millrace.repo.RepoOptions;
import java.time.Duration;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/** One of many programs that start at once: it runs the migrations, says how it went by its exit code, and ends. */
final class Instance {

    static final int MIGRATIONS = 6;

    private Instance() {}

    public static void main(String[] arguments) {
        try {
            start(arguments[0], arguments[1]).block();
            System.exit(0);
        } catch (RuntimeException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    static Mono<MigrationReport> start(String url, String name) {
        return migrator(RepoOptions.url(url).withApplicationName(name)).start(StartMode.MIGRATE);
    }

    /** Transactions, a concurrent index, a constraint that is validated apart, and an enum value outside of any. */
    static Migrator migrator(RepoOptions options) {
        // Twenty machines that start at once may keep a server waiting for longer than the usual five seconds.
        return Migrator.of(
                options.withConnectTimeout(Duration.ofMinutes(1)),
                once(
                        1,
                        schema -> schema.createTable("users", table -> {
                            table.id();
                            table.column("name", text());
                        })),
                once(
                        2,
                        schema -> schema.execute(
                                "insert into users (name) select 'n' || i from generate_series(1, 30000) i; select pg_sleep(0.1)",
                                "delete from users")),
                once(
                        3,
                        schema -> schema.alterTable("users", table -> {
                            table.uniqueIndex("name");
                            table.add("nick", text()).nullable();
                            table.index("nick", "name");
                        })),
                once(4, schema -> {
                    schema.createEnum("mood", "calm");
                    schema.alterTable("users", table -> table.addCheck("named", "name <> ''"));
                }),
                once(5, schema -> schema.addEnumValue("mood", "wild")),
                once(
                        6,
                        schema -> schema.createTable("posts", table -> {
                            table.id();
                            table.column("user_id", io.millrace.migrate.schema.Types.bigint())
                                    .references("users");
                        })));
    }

    /** A migration that leaves a trace each time it is run. */
    private static Migration once(long number, Consumer<Schema> change) {
        return Changes.change(number, "step_" + number, schema -> {
            schema.irreversible();
            change.accept(schema);
            schema.execute("create table if not exists applied (number int not null);" + " insert into applied values ("
                    + number + "); select pg_sleep(0.05)");
        });
    }
}
