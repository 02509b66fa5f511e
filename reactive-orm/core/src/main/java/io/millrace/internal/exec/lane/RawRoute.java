package io.millrace.internal.exec.lane;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.failure.Diagnosis;
import io.millrace.internal.exec.failure.Reach;
import io.millrace.internal.exec.link.Control;
import io.millrace.internal.exec.link.Link;
import io.millrace.internal.exec.link.Operation;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.statement.Route;
import io.millrace.internal.exec.statement.Statement;
import io.vertx.sqlclient.SqlResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One statement that may change its session, on a lease of its own that nobody uses afterwards. Made for each statement.
 */
public final class RawRoute implements Route, LeaseRequest, Tenant {

    private final ExclusiveLane lane;
    private final ExecutorOptions options;
    private volatile @Nullable Statement<?> statement;
    private volatile @Nullable Lease lease;
    private boolean done;

    /** A way for one statement. */
    public RawRoute(ExclusiveLane lane, ExecutorOptions options) {
        this.lane = lane;
        this.options = options;
    }

    @Override
    public void start(Statement<?> raw) {
        raw.startAt(System.nanoTime(), options.deadlines().statement());
        statement = raw;
        Duration left = Duration.ofNanos(Math.max(0, raw.deadline() - raw.startedAt()));
        Duration patience = options.deadlines().acquire();
        lane.acquire(this, left.compareTo(patience) < 0 ? left : patience);
    }

    @Override
    public void cancelled(Statement<?> raw) {
        if (!lane.withdraw(this)) {
            Lease held = lease;
            if (held != null) {
                held.link().run(this::stop);
            }
        }
    }

    @Override
    public void answered(Statement<?> raw, Link on, @Nullable SqlResult<?> result, @Nullable Throwable failure) {
        leave(false);
        if (failure != null) {
            raw.failWith(Diagnosis.of(failure, raw.command(), Reach.SENT));
            return;
        }
        Throwable undecodable = raw.undecodable();
        if (undecodable == null) {
            raw.finish(result);
        } else {
            raw.failWith(Diagnosis.undecodable(undecodable, raw.command()));
        }
    }

    @Override
    public Reach reach() {
        return Reach.SENT;
    }

    @Override
    public String operation() {
        Statement<?> raw = statement;
        return raw == null ? "sql" : raw.command().operation();
    }

    @Override
    public void granted(Lease granted) {
        granted.moveIn(this);
        lease = granted;
        Statement<?> raw = statement;
        if (raw == null || raw.isOver()) {
            done = true;
            granted.giveBack();
            return;
        }
        Link link = granted.link();
        if (!options.server().transactionPooler()) {
            link.sendNow(new Control("SET default_transaction_read_only = off", raw.deadline(), failure -> {}));
        }
        if (!link.sendNow(raw)) {
            raw.failWith(Diagnosis.lost(raw.command(), Reach.NOT_SENT, null));
        }
    }

    @Override
    public void refused(MillraceException failure) {
        Statement<?> raw = statement;
        if (raw != null) {
            raw.failWith(raw.deadline() - System.nanoTime() <= 0 ? raw.timeout(Reach.NOT_SENT) : failure);
        }
    }

    @Override
    public void expired(Operation operation) {
        leave(true);
    }

    @Override
    public void lost() {
        done = true;
    }

    @Override
    public void tick(long now) {}

    private void stop() {
        leave(true);
    }

    private void leave(boolean running) {
        Lease held = lease;
        if (!done && held != null) {
            done = true;
            if (running) {
                held.stopAndDiscard();
            } else {
                held.discard();
            }
        }
    }
}
