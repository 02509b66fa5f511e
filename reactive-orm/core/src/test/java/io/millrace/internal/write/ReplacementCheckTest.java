package io.millrace.internal.write;

import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import org.junit.jupiter.api.Test;

/** Which servers and tables rows cannot be replaced in. */
class ReplacementCheckTest {

    private static final String APART = """
            write it as two statements in a transaction: repo.deleteAll(query) for the rows that go, and \
            repo.upsertAll(table, rows).on(column, …)""";

    @Test
    void anOlderServerIsRefused() {
        assertThatThrownBy(() -> ReplacementCheck.requireServer(PERSON, 160_010))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-112: rows of Person cannot be replaced
                          because: MERGE takes away what is not among the rows from PostgreSQL 17 on, and this is \
                        PostgreSQL 16
                          fix: use PostgreSQL 17, or\s""" + APART);
        assertThatCode(() -> ReplacementCheck.requireServer(PERSON, 170_000)).doesNotThrowAnyException();
    }

    @Test
    void aTableWhoseRelationsSayWhatGoesIsRefused() {
        assertThat(ReplacementCheck.cascading(PERSON)).hasMessage("""
                ORM-112: rows of Person cannot be replaced
                  because: its relations say what goes with a row (onDelete), and one statement does not follow them
                  fix:\s""" + APART);
    }
}
