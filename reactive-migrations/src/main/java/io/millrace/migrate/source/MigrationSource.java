package io.millrace.migrate.source;

import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.schema.Migration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where migrations come from. Each run of a migrator reads it anew. */
@FunctionalInterface
public interface MigrationSource {

    /** What there is, in any order. */
    List<Definition> definitions();

    /** Migrations that are named. */
    static MigrationSource of(Migration... migrations) {
        return () -> Arrays.stream(migrations).map(Definition::of).toList();
    }

    /**
     * The {@code .sql} files of a folder and of those in it: {@code 1_create_users.sql}, or {@code 1_create_users.up.sql}
     * with {@code 1_create_users.down.sql}. Blocks while it reads.
     */
    static MigrationSource folder(Path folder) {
        return () -> SqlFiles.folder(folder);
    }

    /**
     * Files of the class path, by their whole names: {@code /migrations/1_create_users.sql}. They are named because a
     * class path cannot be listed in every place that a program runs in. Blocks while it reads.
     *
     * @param beside a class of the module that they are in
     */
    static MigrationSource resources(Class<?> beside, String... names) {
        return () -> SqlFiles.resources(beside, List.of(names));
    }

    /**
     * One migration in plain SQL.
     *
     * @param down what takes it back, or null where nothing does
     */
    static MigrationSource sql(long version, String name, String up, @Nullable String down) {
        return () -> List.of(SqlFiles.definition(version, name, up, down));
    }

    /**
     * The migrations of every package with {@link IndexMigrations}, in this module and in all that it stands on. They were
     * listed while those were compiled; nothing is searched.
     */
    static MigrationSource indexed() {
        return () -> ServiceLoader.load(MigrationSource.class).stream()
                .flatMap(provider -> provider.get().definitions().stream())
                .toList();
    }

    /** These and others. */
    default MigrationSource and(MigrationSource others) {
        return () -> Stream.concat(definitions().stream(), others.definitions().stream())
                .toList();
    }
}
