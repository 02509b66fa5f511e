package io.millrace.repo;

import io.millrace.internal.connect.ConnectionUrl;
import io.millrace.internal.connect.ConnectionVariables;
import io.millrace.internal.connect.Given;
import io.millrace.internal.connect.GivenServer;
import io.millrace.internal.exec.setting.Deadlines;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Lanes;
import io.millrace.internal.exec.setting.Server;
import io.millrace.internal.exec.setting.Tls;
import io.millrace.observe.RepeatGuard;
import io.millrace.observe.RepoListener;
import io.millrace.observe.SlowStatements;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a repo reaches its database, and how much it may ask of it. Immutable: each {@code with…} method returns others.
 *
 * <p>Nothing is refused while options are put together. {@link Repo#open} checks them, and fails with {@link
 * io.millrace.error.InvalidConfiguration}, which names all problems at once and repeats no value. Neither a message nor
 * {@link #toString} ever holds the password.
 */
public final class RepoOptions {

    private final ExecutorOptions executor;
    private final @Nullable RepoListener listener;
    private final List<String> problems;

    private RepoOptions(ExecutorOptions executor, @Nullable RepoListener listener, List<String> problems) {
        this.executor = executor;
        this.listener = listener;
        this.problems = problems;
    }

    /**
     * The options that a URL gives, as libpq reads it: {@code
     * postgresql://user:password@host:port,otherhost/database?sslmode=verify-full&application_name=shop}. Every part may
     * be left out. In the user, the password and the database, characters with a meaning are percent-encoded: {@code
     * %40} for {@code @}. An IPv6 address stands in brackets. The directory of a Unix socket is a host that begins with
     * a slash: {@code postgresql:///app?host=/var/run/postgresql}. Several hosts are tried in order.
     *
     * <p>Parameters: {@code host}, {@code port}, {@code dbname}, {@code user}, {@code password}, {@code sslmode}, {@code
     * sslrootcert}, {@code sslcert}, {@code sslkey}, {@code connect_timeout} in seconds, {@code application_name}, {@code
     * fallback_application_name}, {@code options}, {@code client_encoding}. The defaults are libpq's: host localhost,
     * port 5432, the operating system's user, a database of the user's name, sslmode prefer. The environment is not
     * looked at.
     */
    public static RepoOptions url(String url) {
        return of(ConnectionUrl.parse(url));
    }

    /**
     * The options that the environment gives: {@code DATABASE_URL}, and for what it leaves open {@code PGHOST}, {@code
     * PGPORT}, {@code PGDATABASE}, {@code PGUSER}, {@code PGPASSWORD}, {@code PGAPPNAME}, {@code PGOPTIONS}, {@code
     * PGCONNECT_TIMEOUT}, {@code PGSSLMODE}, {@code PGSSLROOTCERT}, {@code PGSSLCERT}, {@code PGSSLKEY}.
     */
    public static RepoOptions fromEnv() {
        return fromEnv(System.getenv());
    }

    /** The options that these variables give; see {@link #fromEnv()}. */
    public static RepoOptions fromEnv(Map<String, String> variables) {
        return of(ConnectionVariables.parse(variables));
    }

    private static RepoOptions of(Given given) {
        GivenServer server = GivenServer.of(given);
        Duration connect = server.connectTimeout();
        ExecutorOptions options = ExecutorOptions.of(server.server());
        return new RepoOptions(
                connect == null ? options : options.with(Deadlines.DEFAULT.connecting(connect)),
                null,
                server.problems());
    }

    /** With another database on the same server. */
    public RepoOptions withDatabase(String name) {
        Server s = server();
        return with(new Server(
                s.addresses(),
                name,
                s.user(),
                s.password(),
                s.tls(),
                s.applicationName(),
                s.properties(),
                s.transactionPooler()));
    }

    /** As another role, with the password that was given. */
    public RepoOptions withUser(String name) {
        return withUser(name, server().password());
    }

    /** With another password of the role that was given. */
    public RepoOptions withPassword(String password) {
        return withUser(server().user(), password);
    }

    /** As another role. */
    public RepoOptions withUser(String name, @Nullable String password) {
        Server s = server();
        return with(new Server(
                s.addresses(),
                s.database(),
                name,
                password,
                s.tls(),
                s.applicationName(),
                s.properties(),
                s.transactionPooler()));
    }

    /** With another name in {@code pg_stat_activity}; {@code millrace} unless told otherwise. At most 63 bytes. */
    public RepoOptions withApplicationName(String name) {
        return with(server().named(name));
    }

    /** With each {@code repo.get} sent as a statement of its own, even when several are asked for at the same time. */
    public RepoOptions withoutGathering() {
        return new RepoOptions(executor.gathering(false), listener, problems);
    }

    /** With a setting of every session, such as {@code search_path} or {@code timezone}. */
    public RepoOptions withSetting(String name, String value) {
        return with(server().property(name, value));
    }

    /** With connections encrypted so; the authorities are the platform's, unless one is given. */
    public RepoOptions withTls(TlsMode mode) {
        Tls tls = server().tls();
        return with(new Tls(mode.mode(), tls.authorities(), tls.certificate(), tls.key()));
    }

    /** With connections encrypted so, trusting the authorities in a PEM file only. */
    public RepoOptions withTls(TlsMode mode, Path rootCertificate) {
        Tls tls = server().tls();
        return with(new Tls(mode.mode(), rootCertificate.toString(), tls.certificate(), tls.key()));
    }

    /** With a certificate and its key, as PEM files, by which the server knows the client. */
    public RepoOptions withClientCertificate(Path certificate, Path key) {
        Tls tls = server().tls();
        return with(new Tls(tls.mode(), tls.authorities(), certificate.toString(), key.toString()));
    }

    /**
     * Through a pooler that gives out a backend for each transaction, such as PgBouncer in transaction mode: no session
     * settings, and no statement is kept prepared.
     */
    public RepoOptions withTransactionPooler() {
        Server s = server();
        return with(new Server(
                s.addresses(),
                s.database(),
                s.user(),
                s.password(),
                s.tls(),
                s.applicationName(),
                s.properties(),
                true));
    }

    /**
     * With so many connections, of which the lane of single statements shares some; the others are for transactions and
     * cursors. 16 and 4 unless told otherwise.
     *
     * @param all at least 2
     * @param shared at least 1, and fewer than all
     */
    public RepoOptions withConnections(int all, int shared) {
        return with(executor.lanes().sized(all, shared));
    }

    /**
     * With other bounds of what may be under way; more fails at once with {@link io.millrace.error.LaneExhausted}.
     *
     * @param inFlight single statements sent and not answered on one connection; 256 unless told otherwise
     * @param waiting single statements that wait to be sent; 10,000 unless told otherwise
     * @param waitingForLease transactions and cursors that wait for a connection; 1,000 unless told otherwise
     */
    public RepoOptions withBounds(int inFlight, int waiting, int waitingForLease) {
        return with(executor.lanes().bounded(inFlight, waiting, waitingForLease));
    }

    /** With so many threads for all connections; as many as there are processors unless told otherwise. */
    public RepoOptions withEventLoops(int threads) {
        return with(executor.lanes().looping(threads));
    }

    /** With connections replaced at an age, give or take a tenth, and asked for a sign of life when idle for so long. */
    public RepoOptions withLifetime(Duration maximum, Duration keepalive) {
        return with(executor.lanes().lasting(maximum, keepalive));
    }

    /** With another limit for making one connection; 5 seconds unless told otherwise. */
    public RepoOptions withConnectTimeout(Duration limit) {
        return with(executor.deadlines().connecting(limit));
    }

    /** With another limit for waiting to be sent or to get a connection; 10 seconds unless told otherwise. */
    public RepoOptions withAcquireTimeout(Duration limit) {
        return with(executor.deadlines().acquiring(limit));
    }

    /** With another limit for one statement, from subscription to answer; 30 seconds unless told otherwise. */
    public RepoOptions withStatementTimeout(Duration limit) {
        return with(executor.deadlines().answering(limit));
    }

    /** With another limit for one transaction with all of its attempts; 60 seconds unless told otherwise. */
    public RepoOptions withTransactionTimeout(Duration limit) {
        return with(executor.deadlines().ending(limit));
    }

    /** With so many prepared statements kept on each connection; 1,024 unless told otherwise. */
    public RepoOptions withStatementCache(int statements) {
        return new RepoOptions(executor.caching(statements), listener, problems);
    }

    /** With so many statements sent ahead of answers on one connection, 1 for a proxy that takes no more; 256 by default. */
    public RepoOptions withPipelining(int limit) {
        return new RepoOptions(executor.pipelining(limit), listener, problems);
    }

    /**
     * With one more listener, which is told of every statement and transaction; see {@link
     * io.millrace.observe.MicrometerListener}. Without any, nothing is watched and nothing is paid for it.
     */
    public RepoOptions withListener(RepoListener another) {
        return new RepoOptions(executor, listener == null ? another : listener.and(another), problems);
    }

    /** With a line in the log for everything that takes so long or longer; see {@link SlowStatements}. */
    public RepoOptions withSlowStatements(Duration threshold) {
        return withListener(SlowStatements.over(threshold));
    }

    /** While a program is developed: with a guard that tells of statements that are run again and again. */
    public RepoOptions withRepeatGuard(RepeatGuard guard) {
        return withListener(guard);
    }

    @Nullable RepoListener listener() {
        return listener;
    }

    /**
     * What is connected with, for the other modules of this library; its type is of the inside, and nobody's API.
     *
     * @throws io.millrace.error.InvalidConfiguration with all problems there are
     */
    public ExecutorOptions checked() {
        OptionsCheck.check(executor, problems);
        return executor;
    }

    private Server server() {
        return executor.server();
    }

    private RepoOptions with(Server other) {
        return new RepoOptions(executor.with(other), listener, problems);
    }

    private RepoOptions with(Tls tls) {
        Server s = server();
        return with(new Server(
                s.addresses(),
                s.database(),
                s.user(),
                s.password(),
                tls,
                s.applicationName(),
                s.properties(),
                s.transactionPooler()));
    }

    private RepoOptions with(Lanes other) {
        return new RepoOptions(executor.with(other), listener, problems);
    }

    private RepoOptions with(Deadlines other) {
        return new RepoOptions(executor.with(other), listener, problems);
    }

    /** Where and as whom, without the password; where something is wrong, only how much. */
    @Override
    public String toString() {
        return problems.isEmpty() ? server().toString() : "options with " + problems.size() + " problems";
    }
}
