package io.millrace.migrate.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.setting.Server;
import io.millrace.repo.RepoOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginTest {

    private static final String BEFORE_THE_HOST = "postgresql://ann:p%40ss+word@db:5432/shop";
    private static final String BEHIND_IT = "postgresql://db:5432/shop?user=ann&password=p%40ss+word";

    @Test
    void anotherPasswordLeavesTheUserOfTheUrl() {
        is(login(BEFORE_THE_HOST, Optional.empty(), Optional.of("new")), "ann", "new");
        is(login(BEHIND_IT, Optional.empty(), Optional.of("new")), "ann", "new");
    }

    @Test
    void anotherUserLeavesThePasswordOfTheUrl() {
        is(login(BEFORE_THE_HOST, Optional.of("cleo"), Optional.empty()), "cleo", "p@ss+word");
        is(login(BEHIND_IT, Optional.of("cleo"), Optional.empty()), "cleo", "p@ss+word");
    }

    @Test
    void whatTheUrlDoesNotSayTheVariablesDo() {
        String url = "postgresql://db/shop?application_name=a@b";

        is(login(url, Optional.empty(), Optional.empty()), "bob", "other");
        is(login(url, Optional.of("cleo"), Optional.empty()), "cleo", "other");
        is(login(url, Optional.empty(), Optional.of("new")), "bob", "new");
    }

    @Test
    void itsPasswordIsNotPrinted() {
        assertThat(login(BEHIND_IT, Optional.of("cleo"), Optional.of("new")))
                .asString()
                .startsWith("cleo@")
                .doesNotContain("new");
    }

    @Test
    void nothingIsLeftOfAPasswordThatWasWrittenAsItIs() {
        assertThat(Screen.withoutPassword("no connection to postgresql://ann:p@ss@db/shop"))
                .isEqualTo("no connection to postgresql://ann:…@db/shop");
    }

    private static RepoOptions login(String url, Optional<String> user, Optional<String> password) {
        return Login.of(
                RepoOptions.fromEnv(Map.of("DATABASE_URL", url, "PGUSER", "bob", "PGPASSWORD", "other")),
                user,
                password);
    }

    private static void is(RepoOptions options, String user, String password) {
        Server server = options.checked().server();
        assertThat(server.user()).isEqualTo(user);
        assertThat(server.password()).isEqualTo(password);
    }
}
