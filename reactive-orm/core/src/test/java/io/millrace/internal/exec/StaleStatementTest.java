package io.millrace.internal.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.DatabaseError;
import io.millrace.error.InvalidValue;
import io.millrace.internal.exec.command.Command;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.TransactionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Tables that change under statements that connections have prepared. */
class StaleStatementTest {

    private ExecutorFixture fixture;
    private Executor executor;

    @BeforeEach
    void open() {
        fixture = ExecutorFixture.open(
                "create table item (id int primary key, name varchar(10), c1 int, c2 int, c3 int, c4 int, c5 int, c6 int,"
                        + " c7 int, c8 int, c9 int, c10 int); insert into item (id, name) values (1, 'one')",
                options -> options.with(Lanes.DEFAULT.sized(3, 1)));
        executor = fixture.executor();
    }

    @AfterEach
    void close() {
        fixture.assertHealthy();
        fixture.close();
    }

    @Test
    void aWiderColumnIsNotNoticed() {
        Command<String> name = Command.read("name", "select name from item where id = $1::int4", Decoders.TEXT, 1);
        assertThat(executor.first(name).block()).isEqualTo("one");
        fixture.database().execute("alter table item alter column name type varchar(20)");
        StepVerifier.create(Flux.range(0, 20).flatMap(i -> executor.first(name)).distinct())
                .expectNext("one")
                .verifyComplete();
    }

    @Test
    void anotherNumberOfColumnsIsNotNoticedWhateverTheirNumber() {
        Command<Integer> all = Command.read("all", "select * from item", Decoders.INT);
        assertThat(executor.first(all).block()).isEqualTo(1);
        fixture.database().execute("alter table item add column c11 int");
        StepVerifier.create(executor.first(all)).expectNext(1).verifyComplete();
        StepVerifier.create(executor.first(all)).expectNext(1).verifyComplete();
    }

    @Test
    void aParameterOfAnotherTypeIsNotNoticed() {
        String sql = "update item set c1 = $1";
        assertThat(executor.update(Command.write("set", sql, 5)).block()).isEqualTo(1);
        fixture.database().execute("alter table item alter column c1 type text");
        StepVerifier.create(executor.update(Command.write("set", sql, "five")))
                .expectNext(1L)
                .verifyComplete();
        assertThat(fixture.database().value("select c1 from item")).isEqualTo("five");
    }

    @Test
    void aStatementThatTheServerForgotIsPreparedAgain() {
        Command<String> name = Command.read("name", "select name from item where id = $1::int4", Decoders.TEXT, 1);
        Command<Object> forget = Command.write("forget", "deallocate all");
        assertThat(executor.first(name).block()).isEqualTo("one");
        executor.update(forget).onErrorComplete().block();
        StepVerifier.create(executor.first(name)).expectNext("one").verifyComplete();
    }

    @Test
    void aValueOfTheWrongClassIsRefusedWithoutTheValue() {
        Command<String> wrong =
                Command.read("name", "select name from item where id = $1::int4", Decoders.TEXT, "s3cret");
        for (int i = 0; i < 3; i++) {
            StepVerifier.create(executor.first(wrong)).verifyErrorSatisfies(failure -> {
                assertThat(failure)
                        .isInstanceOf(InvalidValue.class)
                        .hasNoCause()
                        .hasMessage("""
                                        ORM-801: name: parameter $1 has the wrong type
                                          query: select name from item where id = $1::int4
                                          because: a java.lang.String was given where the server expects what Java calls java.lang.Number
                                          fix: cast the parameter to the type of its column, such as $1::int8, and give a value of that type""");
                assertThat(failure.toString()).doesNotContain("s3cret");
            });
        }
    }

    @Test
    void aWrongNumberOfValuesIsRefused() {
        StepVerifier.create(executor.first(Command.read("one", "select $1::int4", Decoders.INT, 1, 2)))
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(InvalidValue.class).hasMessage("""
                                ORM-801: one: the number of values does not fit the statement
                                  query: select $1::int4
                                  because: the statement has 1 parameters and was given 2 values
                                  fix: give one value for each of $1 to $1"""));
    }

    @Test
    void insideATransactionAStaleStatementFailsAndTheNextTransactionWorks() {
        Command<String> name = Command.read("name", "select name from item where id = $1::int4", Decoders.TEXT, 1);
        assertThat(executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(name))
                        .block())
                .isEqualTo("one");
        fixture.database().execute("alter table item alter column name type varchar(20)");
        StepVerifier.create(executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(name)))
                .verifyErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(DatabaseError.class).hasMessage("""
                                ORM-604: name: the server no longer accepts the prepared statement
                                  query: select name from item where id = $1::int4
                                  because: cached plan must not change result type (0A000)
                                  fix: run the whole transaction again: a fresh connection prepares the statement anew"""));
        StepVerifier.create(executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(name)))
                .expectNext("one")
                .verifyComplete();
    }

    @Test
    void aTransactionThatMayBeRunAgainDoesNotNotice() {
        Command<String> name = Command.read("name", "select name from item where id = $1::int4", Decoders.TEXT, 1);
        executor.transaction(TransactionSettings.DEFAULT, tx -> executor.first(name))
                .block();
        fixture.database().execute("alter table item alter column name type varchar(20)");
        StepVerifier.create(executor.transaction(
                        TransactionSettings.DEFAULT.retrying(1),
                        tx -> executor.first(name).map(n -> n + tx.attempt())))
                .expectNext("one2")
                .verifyComplete();
    }
}
