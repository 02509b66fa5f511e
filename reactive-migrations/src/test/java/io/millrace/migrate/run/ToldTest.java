package io.millrace.migrate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import org.junit.jupiter.api.Test;

class ToldTest {

    @Test
    void anErrorOfTheMigratorsOwnSaysThatItIsOne() {
        IllegalStateException cause = new IllegalStateException("no such thing");

        MigrationFailure told = Told.of("3 add_nick, step 1 of 2", "alter table users add column nick text", cause, "");

        assertThat(told.code()).isEqualTo(MigrationCode.UNEXPECTED);
        assertThat(told).hasCause(cause).hasMessage("""
                MIG-307: 3 add_nick, step 1 of 2: something went wrong in the migrator itself
                  statement: alter table users add column nick text
                  because: java.lang.IllegalStateException: no such thing
                  fix: report it with the cause below; what is done is written down, and nothing more was run""");
    }
}
