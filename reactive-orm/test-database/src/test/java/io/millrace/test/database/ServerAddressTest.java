package io.millrace.test.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @Test
    void readsEveryPart() {
        assertThat(ServerAddress.parse("postgresql://ann:s%40c%3Aret@db.local:6543/app?sslmode=require"))
                .isEqualTo(new ServerAddress("db.local", 6543, "ann", "s@c:ret", "app", "sslmode=require"));
    }

    @Test
    void fillsInWhatIsAbsent() {
        assertThat(ServerAddress.parse("postgres://localhost/postgres"))
                .isEqualTo(new ServerAddress("localhost", 5432, "postgres", "", "postgres", ""));
    }

    @Test
    void writesTheUrlOfAnotherDatabase() {
        ServerAddress address = ServerAddress.parse("postgresql://ann:s%40c%3Aret@db.local:6543/app?sslmode=require");

        assertThat(address.url("other")).isEqualTo("postgresql://ann:s%40c%3Aret@db.local:6543/other?sslmode=require");
        assertThat(address.jdbcUrl("other")).isEqualTo("jdbc:postgresql://db.local:6543/other?sslmode=require");
    }

    @Test
    void printsNoPassword() {
        assertThat(ServerAddress.parse("postgresql://ann:secret@db.local/app"))
                .hasToString("postgresql://ann@db.local:5432/app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://localhost/app",
                "postgresql://localhost",
                "postgresql://localhost/",
                "localhost:5432",
                "postgresql:// /"
            })
    void refusesWhatItCannotRead(String url) {
        assertThatThrownBy(() -> ServerAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                the URL of the test server cannot be read
                because: it is not of the form postgresql://user:password@host:port/database
                fix: -Dmillrace.test.url=postgresql://postgres@localhost:5432/postgres""");
    }
}
