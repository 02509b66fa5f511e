package io.millrace.migrate.contract;

import static io.millrace.migrate.schema.Types.bigint;
import static io.millrace.migrate.schema.Types.numeric;
import static io.millrace.migrate.schema.Types.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.migrate.Migrator;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.lint.Finding;
import io.millrace.migrate.schema.Ends;
import io.millrace.migrate.schema.Expand;
import io.millrace.migrate.schema.Migration;
import io.millrace.migrate.schema.Schema;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** A column that gets another name or type while programs of two releases write. */
class ExpandTest {

    private static final Expand NAME = Expand.of("users", "nick", text()).to("name", text());
    private static final Expand PRICE =
            Expand.of("users", "price", numeric(12, 2)).to("cents", bigint()).by("price * 100", "cents / 100.0");

    private final TestDatabase database = TestDatabase.create();
    private final RepoOptions options = RepoOptions.url(database.url());
    private final Migrator expanded = Migrator.of(options, new V1_CreateUsers(), new V2_AddName());
    private final Migrator contracted = Migrator.of(options, new V1_CreateUsers(), new V2_AddName(), new V3_DropNick());

    @AfterEach
    void close() {
        database.close();
    }

    static final class V1_CreateUsers extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.createTable("users", table -> {
                table.id();
                table.column("nick", text());
                table.column("price", numeric(12, 2)).nullable();
            });
        }
    }

    static final class V2_AddName extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.expand(NAME);
            schema.expand(PRICE);
        }
    }

    @Ends(2)
    static final class V3_DropNick extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.contract(NAME);
            schema.contract(PRICE);
            schema.alterTable("users", table -> table.setNotNull("name"));
        }
    }

    static final class V3_Unsaid extends Migration {

        @Override
        protected void change(Schema schema) {
            schema.contract(NAME);
        }
    }

    private void expand() {
        expanded.migrateTo(1).block();
        database.execute("insert into users (nick, price) values ('Ann', 1.25), ('Bob', null)");
        expanded.migrate().block();
    }

    private String users() {
        return String.join(
                ", ", database.column("select concat_ws(' ', nick, name, price, cents) from users order by id"));
    }

    @Test
    void whatIsThereIsFilled() {
        expand();

        assertThat(users()).isEqualTo("Ann Ann 1.25 125, Bob Bob");
    }

    @Test
    void whicheverIsWrittenTheOtherFollows() {
        expand();

        database.execute("insert into users (nick, price) values ('old', 2)");
        database.execute("insert into users (name, cents) values ('new', 350)");
        database.execute("update users set nick = 'Anna' where id = 1");
        database.execute("update users set name = 'Bert', cents = 7 where id = 2");
        database.execute("update users set price = null where id = 1");

        assertThat(users()).isEqualTo("Anna Anna, Bert Bert 0.07 7, old old 2.00 200, new new 3.50 350");
    }

    @Test
    void whereBothAreWrittenTheNewOneCounts() {
        expand();

        database.execute("update users set nick = 'one', name = 'two' where id = 1");
        database.execute("insert into users (nick, name) values ('one', 'two')");

        assertThat(database.column("select nick || ' ' || name from users where id <> 2 order by id"))
                .containsExactly("two two", "two two");
    }

    @Test
    void aProgramThatWritesAllItsColumnsLosesNothingOfTheOther() {
        expand();
        database.execute("update users set name = 'Anna' where id = 1");

        // As a release before would: every column that it knows, changed or not.
        database.execute("update users set nick = nick, price = 9 where id = 1");

        assertThat(users()).startsWith("Anna Anna 9.00 900");
    }

    @Test
    void theTriggerCallsNobodyAgain() {
        expand();
        database.execute("create sequence calls; create function called() returns trigger language plpgsql as"
                + " 'begin perform nextval(''calls''); return new; end';"
                + " create trigger called before insert or update on users for each row execute function called()");

        database.execute("update users set nick = 'a' where id = 1");
        database.execute("update users set name = 'b' where id = 1");

        assertThat(database.value("select last_value from calls")).isEqualTo("2");
    }

    @Test
    void twoReleasesWriteTheSameRowsAtOnce() {
        expand();
        Repo older = Repo.open(options.withApplicationName("older"));
        Repo newer = Repo.open(options.withApplicationName("newer"));
        Mono<Void> old = Flux.range(0, 150)
                .flatMap(
                        i -> older.sql("update users set nick = {} where id = {}", "old" + i, 1L + i % 2)
                                .execute()
                                .then(older.sql("insert into users (nick, price) values ({}, 3)", "o" + i)
                                        .execute()),
                        8)
                .then();
        Mono<Void> fresh = Flux.range(0, 150)
                .flatMap(
                        i -> newer.sql(
                                        "update users set name = {}, cents = cents + 1 where id = {}",
                                        "new" + i,
                                        1L + i % 2)
                                .execute()
                                .then(newer.sql("insert into users (name, cents) values ({}, 700)", "n" + i)
                                        .execute()),
                        8)
                .then();

        Mono.when(old, fresh).block();

        assertThat(database.value("select count(*) from users")).isEqualTo("302");
        assertThat(database.value("select count(*) from users where name is distinct from nick"
                        + " or cents is distinct from price * 100"))
                .isEqualTo("0");
        Mono.when(older.close(), newer.close()).block();
    }

    @Test
    void theEndWaitsForTheLastRow() {
        expand();
        database.execute("alter table users disable trigger all; insert into users (nick) values ('past'), ('it');"
                + " alter table users enable trigger all");

        StepVerifier.create(contracted.migrate())
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-505: 3 drop_nick: 2 rows of users have no value in name and one in nick
                          because: their values would be lost: somebody wrote past the trigger, or changed them while it was off
                          fix: give them their values, and run it again; nothing was changed: update "users" set "name" = "nick" where "name" is null and "nick" is not null;
                            where they are many, batch by batch in a migration of its own: schema.backfill("users", rows -> rows.set("name", "\\"nick\\"").where("\\"name\\" is null and \\"nick\\" is not null"))"""));

        database.execute("update users set price = price");
        assertThat(contracted.migrate().block().versions()).containsExactly(3L);
        assertThat(database.value("select string_agg(attname, ' ' order by attnum) from pg_attribute"
                        + " where attrelid = 'users'::regclass and attnum > 0 and not attisdropped"))
                .isEqualTo("id name cents");
        assertThat(database.value("select count(*) from pg_trigger where tgname like 'zz_alike%'"))
                .isEqualTo("0");
        assertThat(database.value("select count(*) from pg_proc where proname like 'zz_alike%'"))
                .isEqualTo("0");
    }

    @Test
    void theEndDoesNotComeBeforeTheBackfillIsDone() {
        expanded.migrateTo(1).block();
        database.execute("insert into users (nick) select 'n' || i from generate_series(1, 3000) i;"
                + " alter table users add constraint stuck check (nick <> 'n2500') not valid");

        StepVerifier.create(contracted.migrate())
                .verifyErrorSatisfies(failure ->
                        assertThat(((MigrationFailure) failure).code()).isEqualTo(MigrationCode.STEP_FAILED));
        assertThat(database.value("select count(*) > 0 and count(*) < 3000 from users where name is not null"))
                .isEqualTo("t");
        assertThat(database.value("select to_regclass('users') is not null and exists (select 1 from pg_attribute"
                        + " where attrelid = 'users'::regclass and attname = 'nick')"))
                .isEqualTo("t");

        database.execute("alter table users drop constraint stuck");
        assertThat(contracted.migrate().block().versions()).containsExactly(2L, 3L);
        assertThat(database.value("select count(*) from users where name is null"))
                .isEqualTo("0");
    }

    @Test
    void takenBackTheOldColumnIsFilledAgain() {
        expand();
        contracted.migrate().block();
        database.execute("insert into users (name, cents) values ('Cleo', 5)");

        contracted.down().block();

        assertThat(users()).isEqualTo("Ann Ann 1.25 125, Bob Bob, Cleo Cleo 0.05 5");
        database.execute("update users set nick = 'Kleo' where id = 3");
        assertThat(users()).endsWith("Kleo Kleo 0.05 5");
    }

    @Test
    void allOfItRunsOnAnEmptyDatabase() {
        assertThat(contracted.migrate().block().versions()).containsExactly(1L, 2L, 3L);
        assertThat(contracted.downTo(0).block().versions()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void nothingOfItIsRefusedByTheRules() {
        expanded.migrateTo(1).block();

        assertThat(contracted.lint().block()).filteredOn(Finding::isRefused).isEmpty();
    }

    @Test
    void theEndNamesItsBeginning() {
        assertThatThrownBy(() -> Migrator.of(options, new V1_CreateUsers(), new V3_Unsaid()))
                .hasMessage("""
                        MIG-101: 3 unsaid contracts, and does not say which migration expanded
                          because: it must not run while programs from before that one are connected
                          fix: say it above the class: @Ends(2)""");
    }
}
