package io.millrace.benchmark.millrace;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.StartMode;
import io.millrace.migrate.source.MigrationSource;
import io.millrace.repo.Repo;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * A program that starts, and does nothing else: it opens its pool or its repo, sees that its migrations have run, and says
 * how many milliseconds that took since its {@code main} began. The classes of it all are loaded on the way.
 */
final class Starting {

    private static final int CONNECTIONS = 4;

    private Starting() {}

    /** Starts with {@code flyway}, the URL, the user, the password and the folder; or with {@code millrace}, the URL and the folder. */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        List<String> given = List.of(arguments);
        if (given.get(0).equals("flyway")) {
            HikariDataSource pool = pool(given.get(1), given.get(2), given.get(3));
            flyway(pool, Path.of(given.get(4)));
        } else {
            millrace(Repo.connect(given.get(1)), Path.of(given.get(2)));
        }
        System.out.println((System.nanoTime() - start) / 1e6);
        System.exit(0);
    }

    /** A pool as an application opens it: it has one connection when it is made, and fills up meanwhile. */
    static HikariDataSource pool(String jdbc, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbc);
        config.setUsername(user);
        config.setPassword(password);
        config.setMinimumIdle(CONNECTIONS);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** What an application with Flyway does at its start: read the files, and see that they have run. */
    static void flyway(HikariDataSource pool, Path folder) {
        Flyway.configure()
                .dataSource(pool)
                .locations("filesystem:" + folder)
                .load()
                .migrate();
    }

    /** The same with a repo, from the same files. */
    static void millrace(Repo repo, Path folder) {
        Migrator.of(repo, MigrationSource.folder(folder))
                .start(StartMode.MIGRATE)
                .block();
    }
}
