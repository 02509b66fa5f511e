package io.millrace.migrate.run;

import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.report.MigrationReport;
import io.millrace.migrate.schema.Definition;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** One database, and the migrations that are known of it: sessions, the lock, and what has run. */
final class Site {

    private final ExecutorOptions options;
    private final KnownMigrations known;
    private final Settings settings;
    private final History history;

    Site(ExecutorOptions options, KnownMigrations known, Settings settings) {
        this.options = options;
        this.known = known;
        this.settings = settings;
        this.history = new History(settings.schema());
    }

    Settings settings() {
        return settings;
    }

    History history() {
        return history;
    }

    /** Does something with a session of its own. */
    <T> Mono<T> session(Function<Session, Mono<T>> work) {
        return known.meanwhile(
                Session.use(options, settings, work).onErrorMap(failure -> Told.of("migrations", failure)));
    }

    /** What has run; fails where that does not go with what is known. */
    Mono<Check> checked(Session session) {
        return unchecked(session).doOnNext(Check::history);
    }

    /** The same under the lock, where it also matters what stands half-way: nobody is at work on it. */
    Mono<Check> settled(Session session) {
        return checked(session).doOnNext(Check::runnable);
    }

    /** The same, where it does not matter whether it goes with what is known. */
    Mono<Check> unchecked(Session session) {
        return history.read(session).zipWith(known.all(), (state, all) -> new Check(all, state, settings.outOfOrder()));
    }

    /**
     * Asks the server to notice soon when this program is gone: a build that goes on for nobody keeps the lock. Not
     * every platform can.
     */
    private static final String NOTICE =
            "do $$ begin perform set_config('client_connection_check_interval', '2s', false);"
                    + " exception when others then null; end $$; set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10;"
                    + " set tcp_keepalives_count = 3";

    /** Does something while no other migrator works. */
    <T> Mono<T> locked(Session session, Function<MigrationLock, Mono<T>> work) {
        Mono<String> whereabouts = options.server().transactionPooler()
                ? Mono.error(Pooler::found)
                : Pooler.none(session, history.whereabouts());
        return whereabouts.flatMap(
                found -> locked(session, new MigrationLock(session, history.name(found), settings.patience()), work));
    }

    private <T> Mono<T> locked(Session session, MigrationLock lock, Function<MigrationLock, Mono<T>> work) {
        return lock.take()
                .then(Mono.defer(() -> session.send(NOTICE + "; set client_min_messages = warning; " + history.create()
                                + "; reset client_min_messages"))
                        .then(Mono.defer(() -> work.apply(lock)))
                        .onErrorResume(failure -> released(lock, failure)))
                .flatMap(done -> lock.release().thenReturn(done));
    }

    /** A pooler may keep the backend, and with it the lock, when this session ends. */
    private static <T> Mono<T> released(MigrationLock lock, Throwable failure) {
        boolean lost = Told.isLoss(failure)
                || (failure instanceof MigrationFailure known && known.code() == MigrationCode.CONNECTION_LOST);
        return (lost ? Mono.<Void>empty() : lock.release().onErrorComplete()).then(Mono.error(failure));
    }

    /** A report where nothing is pending; fails where something is. */
    static Mono<MigrationReport> done(Check check, List<Definition> pending) {
        if (pending.isEmpty()) {
            return Mono.just(new MigrationReport(List.of(), check.newer()));
        }
        return Mono.error(new MigrationFailure(
                MigrationCode.PENDING,
                pending.size() + " migrations have not run, the first of them "
                        + pending.get(0).label(),
                "they were expected to have run before this program started",
                "run them: migrator.migrate()"));
    }
}
