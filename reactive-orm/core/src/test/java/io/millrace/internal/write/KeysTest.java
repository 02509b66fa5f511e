package io.millrace.internal.write;

import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.command.Command;
import io.millrace.sample.Person;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is remembered of the tables that rows are got of. */
class KeysTest {

    private static final UUID ID = new UUID(1, 2);

    private final Keys keys = new Keys();

    @Test
    void aTableIsKnownOnce() {
        Command<Person> one = keys.get(PERSON, ID);

        assertThat(keys.get(PERSON, ID).gather()).isNotNull().isSameAs(one.gather());
        assertThat(keys.size()).isOne();
    }

    @Test
    void anAliasForEachGetTakesNoMemoryForEver() {
        for (int i = 0; i < Keys.MOST + 100; i++) {
            keys.get(PERSON.as("p" + i), ID);
        }

        assertThat(keys.size()).isEqualTo(Keys.MOST);
        Command<Person> one = keys.get(PERSON.as("q"), ID);
        assertThat(one.gather()).isNull();
        assertThat(one.sql()).endsWith("from people as q where q.id = $1::uuid");
    }
}
