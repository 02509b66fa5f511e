package io.millrace.docs.guide;

import static io.millrace.migrate.schema.Types.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.schema.Ends;
import io.millrace.migrate.schema.Expand;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;
import io.millrace.test.database.TestDatabase;
import org.junit.jupiter.api.Test;

class ExpandGuideTest {

    static final class V1_CreateUsers extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.createTable("users", table -> {
                table.id();
                table.column("nick", text());
            });
        }
    }

    // tag::expand[]
    static final Expand NAME = Expand.of("users", "nick", text()).to("name", text());

    static final class V7_AddName extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.expand(NAME);
        }
    }

    @Ends(7)
    static final class V9_DropNick extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.contract(NAME);
            schema.alterTable("users", table -> table.setNotNull("name"));
        }
    }
    // end::expand[]

    @Test
    void bothAreAlikeAndThenOneIsThere() {
        try (TestDatabase database = TestDatabase.create()) {
            Migrator migrator = Migrator.of(database.url(), new V1_CreateUsers(), new V7_AddName(), new V9_DropNick());
            migrator.migrateTo(7).block();
            database.execute("insert into users (nick) values ('Ann'); insert into users (name) values ('Bob')");
            assertThat(database.column("select nick || ' ' || name from users order by id"))
                    .containsExactly("Ann Ann", "Bob Bob");

            assertThat(migrator.migrate().block().versions()).containsExactly(9L);
        }
    }
}
