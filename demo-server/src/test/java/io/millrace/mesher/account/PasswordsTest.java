package io.millrace.mesher.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    @Test
    void aPasswordIsKnownAgainAndNotKept() {
        String stored = String.valueOf(Passwords.hash("correct horse").block());

        assertThat(stored).startsWith("pbkdf2-sha256$600000$").doesNotContain("correct horse");
        assertThat(Passwords.matches("correct horse", stored).block()).isTrue();
        assertThat(Passwords.matches("correct horsf", stored).block()).isFalse();
    }

    @Test
    void eachHasASaltOfItsOwnAndSaysHowItWasMade() {
        String one = String.valueOf(Passwords.hash("x", 10).block());
        String two = String.valueOf(Passwords.hash("x", 11).block());

        assertThat(one)
                .startsWith("pbkdf2-sha256$10$")
                .isNotEqualTo(Passwords.hash("x", 10).block());
        assertThat(Passwords.matches("x", one).block()).isTrue();
        assertThat(Passwords.matches("x", two).block()).isTrue();
    }

    @Test
    void nobodysPasswordIsWrong() {
        assertThat(Passwords.matches("x", "").block()).isFalse();
        assertThat(Passwords.matches("", "").block()).isFalse();
    }
}
