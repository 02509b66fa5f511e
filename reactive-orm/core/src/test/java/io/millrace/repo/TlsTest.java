package io.millrace.repo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.ConnectFailed;
import io.millrace.test.database.PostgresServer;
import io.millrace.test.database.TestDatabase;
import io.millrace.type.Types;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Connections to a server that speaks TLS, with a certificate for localhost. */
class TlsTest {

    @TempDir
    private static Path folder;

    private static TestDatabase database;
    private static Path root;
    private static Path another;

    @BeforeAll
    static void certify() throws Exception {
        database = TestDatabase.create();
        Certificate certificate = Certificate.make(folder);
        root = certificate.file(folder);
        another = Certificate.make(folder).file(folder);
        keep("server.crt", certificate.certificate());
        keep("server.key", certificate.key());
        speakTls("on");
    }

    @AfterAll
    static void speakPlainly() {
        speakTls("off");
        database.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"DISABLE", "ALLOW"})
    void plainWhereTheServerDoesNotInsist(TlsMode mode) {
        assertThat(encrypted("localhost", mode, null)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"PREFER", "REQUIRE"})
    void encryptedWithNobodyChecked(TlsMode mode) {
        assertThat(encrypted("127.0.0.1", mode, null)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"REQUIRE", "VERIFY_CA", "VERIFY_FULL"})
    void encryptedAndTheServerIsTheOneThatIsTrusted(TlsMode mode) {
        assertThat(encrypted("localhost", mode, root)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            names = {"REQUIRE", "VERIFY_CA", "VERIFY_FULL"})
    void aServerThatNobodyTrustedHasSigned(TlsMode mode) {
        assertThatThrownBy(() -> encrypted("localhost", mode, another))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage(refusal("localhost"));
    }

    @ParameterizedTest
    @EnumSource(
            value = TlsMode.class,
            mode = Mode.INCLUDE,
            names = {"REQUIRE", "VERIFY_CA"})
    void theNameOfTheHostIsNotLookedAt(TlsMode mode) {
        assertThat(encrypted("127.0.0.1", mode, root)).isTrue();
    }

    @Test
    void theCertificateOfAnotherHost() {
        assertThatThrownBy(() -> encrypted("127.0.0.1", TlsMode.VERIFY_FULL, root))
                .isInstanceOf(ConnectFailed.class)
                .hasMessage(refusal("127.0.0.1"));
    }

    private static String refusal(String host) {
        return """
                ORM-401: no encrypted connection to postgres@[%s:%d]/%s
                  because: the TLS handshake failed: no authority that is trusted here signed the server's certificate for the host of the address, or the two share no version of TLS
                  fix: give the authority, .withTls(TlsMode.VERIFY_FULL, authority), and the host that the certificate names""".formatted(host, database.server().port(), database.name());
    }

    private static boolean encrypted(String host, TlsMode mode, @Nullable Path authority) {
        String url = database.urlThrough(host, database.server().port());
        RepoOptions options = RepoOptions.url(url);
        Repo repo = Repo.open(authority == null ? options.withTls(mode) : options.withTls(mode, authority));
        try {
            return Objects.requireNonNull(repo.sql("select ssl from pg_stat_ssl where pid = pg_backend_pid()")
                    .as(Types.BOOL)
                    .blockFirst(Duration.ofSeconds(30)));
        } finally {
            repo.close().block();
        }
    }

    /** The server writes the file itself, since it alone may read its key; no line of it needs to be escaped. */
    private static void keep(String file, String pem) {
        database.execute("copy (select unnest(string_to_array(rtrim('%s', E'\\n'), E'\\n')))".formatted(pem)
                + " to program 'umask 077; cat > %s'".formatted(file));
    }

    private static void speakTls(String onOrOff) {
        PostgresServer server = database.server();
        database.execute("alter system set ssl = " + onOrOff);
        database.execute("select pg_reload_conf()");
        for (int attempt = 0; attempt < 10_000; attempt++) {
            if (onOrOff.equals(database.value("show ssl"))) {
                return;
            }
        }
        throw new IllegalStateException(server + " does not turn ssl " + onOrOff);
    }
}
