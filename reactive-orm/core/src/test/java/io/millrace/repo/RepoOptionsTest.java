package io.millrace.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidConfiguration;
import io.millrace.internal.exec.setting.Address;
import io.millrace.internal.exec.setting.Server;
import io.millrace.internal.exec.setting.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepoOptionsTest {

    @Test
    void aUrlSaysWhereAndAsWhom() {
        Server server = server("postgresql://ann:s%40crt%2F@db.example.org:6432/shop");

        assertThat(server.addresses()).containsExactly(new Address("db.example.org", 6432));
        assertThat(server.database()).isEqualTo("shop");
        assertThat(server.user()).isEqualTo("ann");
        assertThat(server.password()).isEqualTo("s@crt/");
        assertThat(server.tls().mode()).isEqualTo(Tls.Mode.PREFER);
        assertThat(server.applicationName()).isEqualTo("millrace");
    }

    @Test
    void whatAUrlLeavesOutIsAsInLibpq() {
        Server server = server("postgres://");

        assertThat(server.addresses()).containsExactly(new Address("localhost", 5432));
        assertThat(server.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(server.database()).isEqualTo(server.user());
        assertThat(server.password()).isNull();
        assertThat(server("postgresql://bob@/").database()).isEqualTo("bob");
    }

    @Test
    void aUrlMayNameSeveralHostsAddressesAndSockets() {
        assertThat(server("postgresql://[::1]:5433,b,192.0.2.1:1/x").addresses())
                .containsExactly(new Address("::1", 5433), new Address("b", 5432), new Address("192.0.2.1", 1));
        assertThat(server("postgresql://a@%2Fvar%2Frun%2Fpostgresql/x").addresses())
                .containsExactly(new Address("/var/run/postgresql", 5432));
        assertThat(server("postgresql:///x?host=/tmp&port=5444").addresses())
                .containsExactly(new Address("/tmp", 5444));
    }

    @Test
    void aUrlsParametersAreThoseOfLibpq() {
        var options = RepoOptions.url("postgresql://h/x?sslmode=disable&application_name=my%20shop"
                        + "&connect_timeout=7&options=-c%20search_path%3Dapp&user=u&password=p&client_encoding=utf8")
                .checked();

        assertThat(options.server().tls().mode()).isEqualTo(Tls.Mode.DISABLE);
        assertThat(options.server().applicationName()).isEqualTo("my shop");
        assertThat(options.deadlines().connect()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.server().properties()).containsExactly(Map.entry("options", "-c search_path=app"));
        assertThat(options.server().user()).isEqualTo("u");
        assertThat(options.server().password()).isEqualTo("p");
    }

    @Test
    void theEnvironmentSaysWhatTheUrlLeavesOpen() {
        Map<String, String> variables = Map.of(
                "PGHOST", "one,two",
                "PGPORT", "5433",
                "PGDATABASE", "shop",
                "PGUSER", "ann",
                "PGPASSWORD", "secret",
                "PGAPPNAME", "till",
                "PGSSLMODE", "allow");
        Server server = RepoOptions.fromEnv(variables).checked().server();

        assertThat(server.addresses()).containsExactly(new Address("one", 5433), new Address("two", 5433));
        assertThat(server.toString()).isEqualTo("ann@[one:5433, two:5433]/shop");
        assertThat(server.password()).isEqualTo("secret");
        assertThat(server.applicationName()).isEqualTo("till");
        assertThat(server.tls().mode()).isEqualTo(Tls.Mode.ALLOW);

        Map<String, String> both = new HashMap<>(variables);
        both.put("DATABASE_URL", "postgres://three/other");
        assertThat(RepoOptions.fromEnv(both)).hasToString("ann@[three:5432]/other");
        assertThat(RepoOptions.fromEnv(Map.of("PGUSER", "u"))).hasToString("u@[localhost:5432]/u");
    }

    @Test
    void tlsIsCheckedAsFarAsTheModeSays(@TempDir Path folder) throws Exception {
        Path root = Files.writeString(folder.resolve("root.pem"), "-");

        assertThat(RepoOptions.url("postgresql://h/x?sslmode=verify-full&sslrootcert=" + root)
                        .checked()
                        .server()
                        .tls())
                .isEqualTo(new Tls(Tls.Mode.VERIFY_FULL, root.toString(), null, null));
        assertThat(server("postgresql://h/x?sslmode=require&sslrootcert=" + root)
                        .tls()
                        .mode())
                .isEqualTo(Tls.Mode.VERIFY_CA);
        assertThat(server("postgresql://h/x?sslmode=verify-ca&sslrootcert=system")
                        .tls())
                .isEqualTo(new Tls(Tls.Mode.VERIFY_CA, null, null, null));
        assertThat(RepoOptions.url("postgresql://h/x")
                        .withTls(TlsMode.VERIFY_FULL, root)
                        .withClientCertificate(root, root)
                        .checked()
                        .server()
                        .tls())
                .isEqualTo(new Tls(Tls.Mode.VERIFY_FULL, root.toString(), root.toString(), root.toString()));
    }

    @Test
    void eachOptionReachesTheExecutor() {
        var options = RepoOptions.url("postgresql://h/x")
                .withDatabase("y")
                .withUser("ann", "pw")
                .withApplicationName("till")
                .withSetting("search_path", "app")
                .withTransactionPooler()
                .withConnections(8, 2)
                .withBounds(10, 20, 30)
                .withEventLoops(3)
                .withLifetime(Duration.ofMinutes(5), Duration.ofSeconds(6))
                .withConnectTimeout(Duration.ofSeconds(1))
                .withAcquireTimeout(Duration.ofSeconds(2))
                .withStatementTimeout(Duration.ofSeconds(3))
                .withTransactionTimeout(Duration.ofSeconds(4))
                .withStatementCache(5)
                .withPipelining(1)
                .checked();

        assertThat(options.server())
                .isEqualTo(new Server(
                        List.of(new Address("h", 5432)),
                        "y",
                        "ann",
                        "pw",
                        new Tls(Tls.Mode.PREFER, null, null, null),
                        "till",
                        Map.of("search_path", "app"),
                        true));
        assertThat(options.lanes())
                .hasToString("Lanes[connections=8, shared=2, depth=10, sharedWaiting=20, exclusiveWaiting=30,"
                        + " eventLoops=3, maxLifetime=PT5M, keepalive=PT6S]");
        assertThat(options.deadlines())
                .hasToString("Deadlines[connect=PT1S, acquire=PT2S, statement=PT3S, transaction=PT4S, cleanup=PT2S]");
        assertThat(options.statementCache()).isEqualTo(5);
        assertThat(options.pipeliningLimit()).isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        RepoOptions options = RepoOptions.url("postgresql://h:70000/x?sslmode=on&sslmodee=off&sslkey=/nowhere")
                .withConnections(1, 1)
                .withBounds(0, -1, 1)
                .withStatementTimeout(Duration.ZERO)
                .withPipelining(0);

        assertThat(options).hasToString("options with 2 problems");
        assertThatThrownBy(() -> Repo.open(options))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage("""
                        ORM-701: the options of the repo have 10 problems
                          because: parameter 2 behind the question mark of the URL is none that is understood; did you mean sslmode?
                            sslmode is none of disable, allow, prefer, require, verify-ca, verify-full
                            port 70000 is not between 1 and 65535
                            the file of the client's key cannot be read
                            a client's certificate and its key are given together or not at all
                            there are fewer than 2 connections: 1
                            the number in flight is less than 1: 0
                            the number waiting is less than 0: -1
                            the statement timeout is shorter than a millisecond
                            pipelining is less than 1: 0
                          fix: correct the URL, the environment or the options that the repo is opened with""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:hunter2/x@h/db",
                "postgresql://u:hunter2?x@h/db",
                "postgresql://u:hunter2?x=y@h/db",
                "postgresql://u:hunter2%@h/db",
                "postgresql://u:1,hunter2:3@h:hunter2/db",
                "jdbc:postgresql://u:hunter2@h/db",
                "postgresql://u:hunter2@[::1/db",
                "postgresql://u:hunter2@h/db?sslmode=hunter2",
                "postgresql://u:hunter2@h/db?connect_timeout=hunter2",
                "postgresql://u:hunter2@h,i/db?port=1,2,3"
            })
    void noMessageEverHoldsThePassword(String url) {
        RepoOptions options = RepoOptions.url(url);

        assertThat(options.toString()).doesNotContain("hunter2");
        assertThatThrownBy(() -> Repo.open(options))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("ORM-701: the options of the repo have ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void whatTheEnvironmentHasAndWeHaveNotIsRefused() {
        assertThatThrownBy(() -> Repo.open(
                        RepoOptions.fromEnv(Map.of("PGSERVICE", "shop", "PGPASSFILE", "/x", "PGPORT", "many"))))
                .hasMessage("""
                        ORM-701: the options of the repo have 3 problems
                          because: PGSERVICE is set, and is not understood: use PGHOST, PGPORT, PGDATABASE and PGUSER
                            PGPASSFILE is set, and password files are not read: use PGPASSWORD
                            a port is not a number; where a password holds one of : / ? # @, write it %3A %2F %3F %23 %40
                          fix: correct the URL, the environment or the options that the repo is opened with""");
    }

    private static Server server(String url) {
        return RepoOptions.url(url).checked().server();
    }
}
