package io.millrace.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final Login URL = Login.of(Map.of(
            "DATABASE_URL", "postgresql://ann:p%40ss+word@db:5432/shop", "PGUSER", "bob", "PGPASSWORD", "other"));

    @Test
    void anotherPasswordLeavesTheUserOfTheUrl() {
        assertThat(URL.with(Optional.empty(), Optional.of("new"))).isEqualTo(new Login("ann", "new"));
    }

    @Test
    void anotherUserLeavesThePasswordOfTheUrl() {
        assertThat(URL.with(Optional.of("cleo"), Optional.empty())).isEqualTo(new Login("cleo", "p@ss+word"));
    }

    @Test
    void whatTheUrlDoesNotSayTheVariablesDo() {
        Map<String, String> variables =
                Map.of("DATABASE_URL", "postgresql://db/shop?note=a@b", "PGUSER", "bob", "PGPASSWORD", "other");

        assertThat(Login.of(variables)).isEqualTo(new Login("bob", "other"));
    }

    @Test
    void itsPasswordIsNotPrinted() {
        assertThat(URL).hasToString("ann");
    }

    @Test
    void nothingIsLeftOfAPasswordThatWasWrittenAsItIs() {
        assertThat(Screen.withoutPassword("no connection to postgresql://ann:p@ss@db/shop"))
                .isEqualTo("no connection to postgresql://ann:…@db/shop");
    }
}
