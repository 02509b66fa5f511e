package io.millrace.internal.exec.link;

import io.millrace.internal.exec.setting.Address;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.Server;
import io.millrace.internal.exec.setting.Tls;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.time.Duration;

/** The driver's options for our own. */
final class ConnectOptions {

    /**
     * Has the server word its messages in English, which the driver relies on to notice stale statements. Only a
     * superuser may, so the statement asks first and fails for nobody. It stands before the first statement of every
     * connection, and a backend that has just started has to read each catalogue that it names: it names none.
     */
    static final String MESSAGES_IN_ENGLISH =
            "select set_config('lc_messages', 'C', false) where current_setting('is_superuser') = 'on'";

    private static final String HOST_NAME_CHECK = "HTTPS";

    private ConnectOptions() {}

    static PgConnectOptions of(ExecutorOptions options, Address address, boolean readOnly) {
        Server server = options.server();
        boolean pooler = server.transactionPooler();
        PgConnectOptions target = new PgConnectOptions();
        target.setHost(address.host());
        target.setPort(address.port());
        target.setDatabase(server.database());
        target.setUser(server.user());
        if (server.password() != null) {
            target.setPassword(server.password());
        }
        target.setCachePreparedStatements(!pooler);
        target.setPreparedStatementCacheMaxSize(options.statementCache());
        target.setPreparedStatementCacheSqlFilter(sql -> true);
        target.setPipeliningLimit(options.pipeliningLimit());
        target.setUseLayer7Proxy(pooler);
        target.setReconnectAttempts(0);
        target.addProperty("application_name", server.applicationName());
        if (!pooler) {
            // Intervals are read as text; the driver itself asks for dates of the ISO style.
            target.addProperty("IntervalStyle", "postgres");
            if (readOnly) {
                target.addProperty("default_transaction_read_only", "on");
                target.addProperty(
                        "idle_in_transaction_session_timeout",
                        Long.toString(abandoned(options.deadlines().transaction())));
            }
            server.properties().forEach(target::addProperty);
        }
        encrypt(target, server.tls());
        return target;
    }

    /**
     * After how many milliseconds the server undoes a transaction of which it has heard nothing: a little later than we
     * would, for when we can no longer tell it.
     */
    static long abandoned(Duration limit) {
        return limit.toMillis() + 10_000;
    }

    private static void encrypt(PgConnectOptions target, Tls tls) {
        target.setSslMode(SslMode.valueOf(tls.mode().name()));
        if (tls.mode() == Tls.Mode.DISABLE) {
            return;
        }
        ClientSSLOptions ssl = new ClientSSLOptions();
        boolean verified = tls.mode() == Tls.Mode.VERIFY_CA || tls.mode() == Tls.Mode.VERIFY_FULL;
        ssl.setTrustAll(!verified && tls.authorities() == null);
        if (tls.authorities() != null) {
            ssl.setTrustOptions(new PemTrustOptions().addCertPath(tls.authorities()));
        }
        if (tls.mode() == Tls.Mode.VERIFY_FULL) {
            ssl.setHostnameVerificationAlgorithm(HOST_NAME_CHECK);
        } else {
            ssl.setHostnameVerificationAlgorithm("");
        }
        if (tls.certificate() != null && tls.key() != null) {
            ssl.setKeyCertOptions(
                    new PemKeyCertOptions().addCertPath(tls.certificate()).addKeyPath(tls.key()));
        }
        target.setSslOptions(ssl);
    }
}
