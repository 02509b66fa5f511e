package io.millrace.migrate.lint.written;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.lint.Finding;
import io.millrace.migrate.lint.Lint;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;
import io.millrace.migrate.schema.Types;
import io.millrace.migrate.source.MigrationSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several statements of one table are put together where nothing speaks against it. */
class AlteredOftenTest {

    private static final int PG_18 = 180_000;

    @Test
    void theStatementThatTheyCouldBeIsWrittenOut() {
        assertThat(merged("alter table users add column a int; alter table users add column b numeric(8, 2);"
                        + " alter table users alter column name set default 'x'"))
                .containsExactly(
                        "alter table users add column a int, add column b numeric(8, 2), alter column name set default 'x'");
        assertThat(merged("alter table \"Order\" add a int; alter table \"Order\" add b int"))
                .containsExactly("alter table \"Order\" add a int, add b int");
        assertThat(merged("ALTER TABLE users ADD \"Nick\" text; create sequence s;"
                        + " alter table users add column b int"))
                .containsExactly("alter table users add \"Nick\" text, add column b int");
    }

    /** Its writer cannot put it together otherwise than by leaving the language. */
    @Test
    void whatTheLanguageMakesIsLeftAlone() {
        assertThat(told(List.of(Definition.of(new V1_Add())))).isEmpty();
    }

    @Test
    void whatDependsOnSomethingBetweenIsLeftAlone() {
        for (String script : List.of(
                "alter table users add column a int; alter table users alter column a set default 1",
                "alter table users alter column a drop default; alter table users drop column a",
                "alter table users add column a int; create type mood as enum ('calm');"
                        + " alter table users add column m mood",
                "alter table users add column a int; update users set a = 1; alter table users add column b int",
                "alter table users add column a int; alter table posts add column b int",
                "alter table users rename a to b; alter table users add column c int",
                "alter table users add column a int; alter table users validate constraint c",
                "create table users (id int8); alter table users add column a int; alter table users add column b int",
                "alter table users add column a int")) {
            assertThat(merged(script)).as(script).isEmpty();
        }
    }

    @Test
    void onlyWhatRunsTogetherIsPutTogether() {
        assertThat(merged("-- millrace: no transaction\nalter table users add column a int;"
                        + " alter table users add column b int"))
                .isEmpty();
        assertThat(merged("alter table users add column a int; create index concurrently i on posts (id);"
                        + " alter table users add column b int"))
                .isEmpty();
    }

    private static List<String> merged(String script) {
        return told(MigrationSource.sql(1, "script", script, null).definitions());
    }

    private static List<String> told(List<Definition> own) {
        return Lint.of(own, own, PG_18).stream()
                .filter(finding -> finding.rule().id().equals("L34"))
                .peek(finding -> assertThat(finding.isRefused()).isFalse())
                .map(Finding::facts)
                .toList();
    }

    private static final class V1_Add extends Migration {

        @Override
        public void change(Schema schema) {
            schema.alterTable("users", table -> {
                table.add("nick", Types.text()).nullable();
                table.add("age", Types.integer()).nullable();
            });
        }
    }
}
