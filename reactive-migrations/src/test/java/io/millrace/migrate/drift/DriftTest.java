package io.millrace.migrate.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.Changes;
import io.millrace.migrate.DriftMode;
import io.millrace.migrate.Migrator;
import io.millrace.migrate.StartMode;
import io.millrace.migrate.catalog.Catalogue;
import io.millrace.migrate.report.Difference;
import io.millrace.migrate.report.DriftReport;
import io.millrace.repo.RepoOptions;
import io.millrace.schema.References;
import io.millrace.table.CheckDefinition;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.IndexDefinition;
import io.millrace.table.ReferenceDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.table.UniqueDefinition;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.test.StepVerifier;

class DriftTest {

    static final TableDefinition USERS = new TableDefinition(
            null,
            "users",
            "User",
            List.of(
                    ColumnDefinition.of("id", "id", "int8").key(0).generated(Generation.DATABASE),
                    ColumnDefinition.of("name", "name", "varchar(80)"),
                    ColumnDefinition.of("email", "email", "text"),
                    ColumnDefinition.of("age", "age", "int4").orNull(),
                    ColumnDefinition.of("insertedAt", "inserted_at", "timestamptz")
                            .defaultsTo("now()"),
                    ColumnDefinition.of("tags", "tags", "text[]"),
                    ColumnDefinition.of("bossId", "boss_id", "int8").orNull()),
            List.of(new UniqueDefinition("users_email_key", List.of("email"), false)),
            List.of(new IndexDefinition("users_name_index", List.of("name desc", "id"), "", "", false)),
            List.of(new CheckDefinition("grown_up", "age >= 18")),
            List.of(new ReferenceDefinition(
                    "users_boss_id_fkey",
                    List.of("boss_id"),
                    null,
                    "users",
                    List.of("id"),
                    References.OnDelete.SET_NULL,
                    false)));

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void close() {
        database.close();
    }

    private DriftReport drift() {
        return Drift.of(RepoOptions.url(database.url()), USERS).check().block();
    }

    private void made() {
        database.execute(String.join(";", USERS.createStatements()));
    }

    @Test
    void whatTheDefinitionsMakeHasNoDrift() {
        made();

        assertThat(drift().toString()).isEmpty();
        assertThat(drift().isClean()).isTrue();
    }

    @Test
    void aTableThatIsMissingAndOneThatNobodyKnows() {
        database.execute("create table orders (id int8)");

        assertThat(drift().toString()).isEqualTo("""
                table users is not in the database; User needs it
                table orders is in the database, and no record has it""");
    }

    @Test
    void columnsDifferInBothDirections() {
        made();
        database.execute("alter table users drop column tags; alter table users alter column age set not null,"
                + " alter column email drop not null, alter column name type text, alter column id drop identity,"
                + " alter column inserted_at drop default, add column nick text, add column shoe int not null");

        assertThat(drift().toString()).isEqualTo("""
                users.id has no default in the database, which User.id leaves it to
                users.name is text in the database, and User.name is varchar(80)
                users.email takes nulls in the database, and User.email never holds one
                users.age takes no nulls in the database, and User.age may hold one
                users.inserted_at has no default in the database, which User.insertedAt leaves it to
                users.tags is not in the database; User.tags is text[]
                users.nick is in the database, and no record has it
                users.shoe is in the database, takes no nulls and has no default, and no record has it: nothing can be inserted""");
        assertThat(drift().breaking()).hasSize(7);
    }

    @Test
    void aPrecisionThatTheDatabaseDoesNotHaveIsToldWithWhatItMayDo() {
        TableDefinition prices = new TableDefinition(
                null,
                "prices",
                "Price",
                List.of(
                        ColumnDefinition.of("amount", "amount", "numeric(12,2)"),
                        ColumnDefinition.of("fee", "fee", "decimal(6)"),
                        ColumnDefinition.of("rate", "rate", "numeric(5, 4)"),
                        ColumnDefinition.of("same", "same", "numeric( 5,4)"),
                        ColumnDefinition.of("free", "free", "numeric"),
                        ColumnDefinition.of("steps", "steps", "numeric(4,1)[]")),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        Drift drift = Drift.of(RepoOptions.url(database.url()), prices);
        database.execute(
                "create view prices as select 1::numeric as amount, 1::numeric as fee,"
                        + " 1::numeric(5,3) as rate, 1::numeric(5,4) as same, 1::numeric(5,4) as free, '{}'::numeric[] as steps");

        assertThat(drift.check().block()).hasToString("""
                prices.amount is numeric in the database, and Price.amount is numeric(12,2): an infinity in it would end the connection that reads it
                prices.fee is numeric in the database, and Price.fee is decimal(6): an infinity in it would end the connection that reads it
                prices.rate is numeric(5,3) in the database, and Price.rate is numeric(5, 4)
                prices.free is numeric(5,4) in the database, and Price.free is numeric
                prices.steps is numeric[] in the database, and Price.steps is numeric(4,1)[]""");
        database.execute("drop view prices; " + String.join(";", prices.createStatements()));
        assertThat(drift.check().block()).hasToString("");
        database.execute("alter table prices alter column amount type numeric");
        assertThat(drift.check().block()).satisfies(report -> {
            assertThat(report)
                    .hasToString("prices.amount is numeric in the database, and Price.amount is numeric(12,2):"
                            + " an infinity in it would end the connection that reads it");
            assertThat(report.breaking()).hasSize(1);
        });
    }

    @Test
    void constraintsAndIndexesDifferInBothDirections() {
        made();
        database.execute("alter table users drop constraint users_email_key, drop constraint users_pkey cascade;"
                + " alter table users drop constraint grown_up; drop index users_name_index;"
                + " alter table users add constraint sane check (age < 200);"
                + " create index users_age on users (age) where age > 3");

        assertThat(drift().toString()).isEqualTo("""
                table users has the primary key () in the database, and User has (id)
                users.users_email_key is not in the database: nothing keeps (email) of User unique
                users.users_name_index is not in the database: on (name desc, id)
                users.grown_up is not in the database: check (age >= 18)
                users.users_boss_id_fkey is not in the database: (boss_id) refers to users (id)
                users.sane is in the database, and no record declares it: CHECK ((age < 200))
                users.users_age is in the database, and no record declares it: CREATE INDEX users_age ON public.users USING btree (age) WHERE (age > 3)""");
    }

    @Test
    void anIndexOfTheNameThatIsAnotherIsTold() {
        made();
        for (String other : List.of(
                "INDEX users_name_index ON public.users USING btree (age)",
                "INDEX users_name_index ON public.users USING btree (name DESC)",
                "UNIQUE INDEX users_name_index ON public.users USING btree (name DESC, id)",
                "INDEX users_name_index ON public.users USING btree (name DESC, id) WHERE (age > 3)")) {
            database.execute("drop index users_name_index; create " + other);

            assertThat(drift().toString())
                    .isEqualTo("users.users_name_index is another in the database: CREATE " + other);
        }
    }

    @Test
    void whatKeepsTheSamePromiseIsTheSame() {
        made();
        database.execute(
                "alter table users drop constraint users_email_key; create unique index by_email on users (email);"
                        + " alter index users_name_index rename to by_name;"
                        + " alter table users drop constraint users_boss_id_fkey;"
                        + " alter table users add constraint boss foreign key (boss_id) references users on delete cascade");

        assertThat(drift().differences())
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.OTHER_NAME, Difference.Kind.OTHER_REFERENCE);
        assertThat(drift().toString()).isEqualTo("""
                users.users_email_key is named by_email in the database: its violation is not told as an error of the field
                users.boss is FOREIGN KEY (boss_id) REFERENCES users(id) ON DELETE CASCADE in the database""");
    }

    @Test
    void whatWasNeverValidatedIsTold() {
        made();
        database.execute(
                "alter table users drop constraint grown_up, add constraint grown_up check (age >= 18) not valid;"
                        + " alter table users drop constraint users_boss_id_fkey, add constraint users_boss_id_fkey"
                        + " foreign key (boss_id) references users on delete set null not valid");

        assertThat(drift().toString()).isEqualTo("""
                users.grown_up was never validated in the database: rows that were there before it may not keep it
                users.users_boss_id_fkey was never validated in the database: rows that were there before it may not keep it""");
    }

    @Test
    void aForeignKeyOntoOtherColumnsIsTold() {
        made();
        database.execute("alter table users add column number int8 constraint numbers unique;"
                + " alter table users drop constraint users_boss_id_fkey;"
                + " alter table users add constraint users_boss_id_fkey foreign key (boss_id) references users (number)"
                + " on delete set null");

        assertThat(drift().differences())
                .filteredOn(one -> one.subject().equals("users_boss_id_fkey"))
                .extracting(Difference::toString)
                .containsExactly(
                        "users.users_boss_id_fkey is FOREIGN KEY (boss_id) REFERENCES users(number) ON DELETE SET NULL in the database");
    }

    @Test
    void aViewHoldsARecordAsWell() {
        database.execute("create table people (id int8 primary key, name varchar(80), email text, age int4,"
                + " inserted_at timestamptz default now(), tags text[], boss_id int8);"
                + " create view users as select * from people");

        assertThat(drift().toString()).isEqualTo("table people is in the database, and no record has it");
    }

    @Test
    void aProgramNamesItAtItsStartOrDoesNotStart() {
        Migrator migrator = Migrator.of(
                database.url(),
                Changes.change(1, "users", schema -> schema.execute("create table users (id int8)", "")));

        StepVerifier.create(migrator.withRecords(DriftMode.WARN, USERS).start(StartMode.MIGRATE))
                .expectNextCount(1)
                .verifyComplete();
        StepVerifier.create(migrator.withRecords(
                                DriftMode.STRICT,
                                new TableDefinition(
                                        null,
                                        "users",
                                        "User",
                                        List.of(ColumnDefinition.of("id", "id", "int8")),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        List.of()))
                        .start(StartMode.VALIDATE))
                .verifyErrorSatisfies(failure -> assertThat(failure).hasMessage("""
                        MIG-501: records and database differ in 1 things
                          because: users.id takes nulls in the database, and User.id never holds one
                          fix: write a migration; migrate diff proposes one"""));
    }

    @Test
    void startingWithNothingToDoAndRecordsToCompareIsTwoRoundTrips() {
        Migrator.of(database.url(), Changes.table(1, "one")).migrate().block();
        try (Wire wire = Wire.to(database)) {
            wire.distance(Duration.ofMillis(20));
            Migrator.of(wire.url(), Changes.table(1, "one"))
                    .withRecords(DriftMode.WARN, USERS)
                    .start(StartMode.MIGRATE)
                    .block();

            assertThat(wire.traffic().roundTrips()).isEqualTo(2);
            assertThat(wire.traffic().connections()).isEqualTo(1);
        }
    }

    @Test
    @Timeout(300)
    void fiveHundredTablesAreOneRoundTrip() {
        List<TableDefinition> many = IntStream.range(0, 500)
                .mapToObj(number -> new TableDefinition(
                        null,
                        "t" + number,
                        "T" + number,
                        USERS.columns(),
                        List.of(new UniqueDefinition("t" + number + "_email_key", List.of("email"), false)),
                        List.of(),
                        List.of(),
                        List.of()))
                .toList();
        database.execute(many.stream()
                .flatMap(table -> table.createStatements().stream())
                .collect(Collectors.joining(";")));
        try (Wire wire = Wire.to(database)) {
            wire.distance(Duration.ofMillis(50));

            assertThat(Drift.of(RepoOptions.url(wire.url()), many)
                            .check()
                            .block()
                            .toString())
                    .isEmpty();
            assertThat(wire.traffic().roundTrips()).isEqualTo(1);
        }
        assertThat(Catalogue.queries(List.of())).doesNotContain("t499");
    }
}
