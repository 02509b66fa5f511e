package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.source.MigrationSource;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Migrations are listed while they are compiled, in each module its own. */
class IndexTest {

    @ParameterizedTest
    @EnumSource
    void migrationsOfSeveralModulesAreFoundWithoutASearch(Compiler compiler) throws IOException {
        Compiled base = compilation(compiler)
                .source("@io.millrace.migrate.source.IndexMigrations package base.migration;")
                .source(migration("base.migration", "V1_CreateUsers"))
                .source("package base.migration; abstract class Shared extends io.millrace.migrate.schema.Migration {}")
                .source(migration("base.migration", "V3_CreatePosts"))
                .source("package base.migration; class Other {}")
                .compile();
        assertThat(base.complaints()).isEmpty();
        assertThat(base.generated("IndexedMigrations.java"))
                .contains("new V1_CreateUsers(),\n                new V3_CreatePosts()).definitions();");
        Compiled app = compilation(compiler)
                .on(base.classes())
                .source("@io.millrace.migrate.source.IndexMigrations package app.migration;")
                .source(migration("app.migration", "V2_CreateNotes"))
                .compile();
        assertThat(app.complaints()).isEmpty();

        URL[] classes = {base.classes().toUri().toURL(), app.classes().toUri().toURL()};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classes, before)) {
            thread.setContextClassLoader(loader);

            assertThat(MigrationSource.indexed().definitions())
                    .extracting(Definition::label)
                    .containsExactlyInAnyOrder("1 create_users", "3 create_posts", "2 create_notes");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aMigrationThatNobodyCanMakeIsRefused() {
        Compiled compiled = compilation(Compiler.JAVAC)
                .source("@io.millrace.migrate.source.IndexMigrations package app.migration;")
                .source("""
                        package app.migration;
                        class V1_CreateUsers extends io.millrace.migrate.schema.Migration {
                          V1_CreateUsers(String name) {}
                        }
                        """)
                .compile();

        assertThat(compiled.errors()).containsExactly("""
                V1_CreateUsers.java:2: ORM-C60: V1_CreateUsers cannot be listed
                  because: it has no constructor without parameters that its package can call
                  fix: give it one; or name it where the migrator is made: MigrationSource.of(new V1_CreateUsers(…)), in a package without @IndexMigrations""");
    }

    @Test
    void aPackageWithoutMigrationsHasAnEmptyList() {
        Compiled compiled = compilation(Compiler.JAVAC)
                .source("@io.millrace.migrate.source.IndexMigrations package app.migration;")
                .source("package app.migration; class Other {}")
                .compile();

        assertThat(compiled.complaints()).isEmpty();
        assertThat(compiled.generated("IndexedMigrations.java")).contains("MigrationSource.of(");
    }

    private static Compilation compilation(Compiler compiler) {
        return Compilation.with(compiler).processor(new IndexProcessor());
    }

    private static String migration(String in, String name) {
        return "package " + in + ";\nfinal class " + name + " extends io.millrace.migrate.schema.Migration {\n"
                + "  @Override protected void change(io.millrace.migrate.schema.Schema schema) {\n"
                + "    schema.createTable(\"t\", table -> table.id());\n  }\n}\n";
    }
}
