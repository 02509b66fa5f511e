package io.millrace.internal.exec.transaction;

import io.millrace.error.MillraceException;
import io.millrace.internal.exec.lane.ExclusiveLane;
import io.millrace.internal.exec.lane.Lease;
import io.millrace.internal.exec.lane.LeaseRequest;
import io.millrace.internal.exec.setting.ExecutorOptions;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;

/** Lets outermost transactions in: each on a lease of its own. */
final class Leasing implements Enclosure {

    private final ExclusiveLane lane;
    private final ExecutorOptions options;
    private final TransactionSettings settings;
    private final long deadline;
    private volatile LeaseRequest request = NONE;

    Leasing(ExclusiveLane lane, ExecutorOptions options, TransactionSettings settings, long deadline) {
        this.lane = lane;
        this.options = options;
        this.settings = settings;
        this.deadline = deadline;
    }

    @Override
    public void enter(Entrant entrant) {
        Request asked = new Request(entrant);
        request = asked;
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        Duration patience = options.deadlines().acquire();
        lane.acquire(asked, left.compareTo(patience) < 0 ? left : patience);
    }

    @Override
    public void later(long millis, Runnable work) {
        lane.later(millis, work);
    }

    @Override
    public void withdraw(Entrant entrant) {
        lane.withdraw(request);
    }

    private final class Request implements LeaseRequest {

        private final Entrant entrant;

        Request(Entrant entrant) {
            this.entrant = entrant;
        }

        @Override
        public String operation() {
            return "transaction";
        }

        @Override
        public void granted(Lease lease) {
            Transaction transaction = new Transaction(lease, settings, options, deadline, entrant);
            if (options.server().transactionPooler()) {
                transaction.beginThen(() -> entrant.entered(transaction.outermost()));
            } else {
                entrant.entered(transaction.outermost());
            }
        }

        @Override
        public void refused(MillraceException failure) {
            entrant.refused(failure);
        }
    }

    private static final LeaseRequest NONE = new LeaseRequest() {
        @Override
        public String operation() {
            return "transaction";
        }

        @Override
        public void granted(Lease lease) {
            lease.giveBack();
        }

        @Override
        public void refused(MillraceException failure) {}
    };
}
