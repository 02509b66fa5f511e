package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Gather;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads of rows by their keys, sent as one statement. It ends each of them, and is over when none of them waits.
 *
 * <p>Whoever hears of a row often asks for another. Where nothing was sent after these, those that ask while the first half
 * is told are sent before the second half is told: from then on the server is at work on the one while the other is passed
 * on, where both would else wait for each other.
 */
final class Together extends Statement<Object> {

    /** As many as are worth a statement of their own. */
    private static final int LEAST = 16;

    private final List<KeyedStatement<?>> company;
    private final Asking asking;
    private final Gatherer gatherer;
    private final int number;
    private final int keyPosition;
    private final AtomicInteger left;
    private @Nullable EachKey reading;

    private Together(
            Gather gather,
            List<KeyedStatement<?>> company,
            List<Object> keys,
            Asking asking,
            Gatherer gatherer,
            Route lane) {
        super(gather.command(keys), lane, new TogetherEnd(company, lane));
        this.gatherer = gatherer;
        this.number = gatherer.next();
        this.company = company;
        this.asking = asking;
        this.keyPosition = gather.keyPosition();
        this.left = new AtomicInteger(company.size());
    }

    static Together of(Gather gather, List<KeyedStatement<?>> company, Gatherer gatherer, Route lane) {
        Asking asking = new Asking(company.size());
        List<Object> keys = new ArrayList<>(company.size());
        for (KeyedStatement<?> one : company) {
            if (asking.add(one)) {
                keys.add(one.key());
            }
        }
        Together together = new Together(gather, company, keys, asking, gatherer, lane);
        company.forEach(one -> one.together(together));
        for (int i = 1; i < company.size(); i++) {
            company.get(i).follow();
        }
        return together;
    }

    int number() {
        return number;
    }

    /** One of them has lost its subscriber. */
    void leave() {
        if (left.decrementAndGet() == 0) {
            cancel();
        }
    }

    @Override
    public int weight() {
        return company.size();
    }

    @Override
    protected Future<?> send(Link on) {
        EachKey each = new EachKey(asking, keyPosition);
        reading = each;
        return on.prepared(command.sql()).collecting(each).execute(Binding.of(command));
    }

    @Override
    public @Nullable Throwable undecodable() {
        return reading == null ? null : reading.thrown();
    }

    @Override
    void emit(@Nullable SqlResult<?> result) {
        boolean halved = company.size() >= 2 * LEAST && gatherer.isLast(this);
        int half = halved ? (company.size() + 1) / 2 : company.size();
        for (int i = 0; i < company.size(); i++) {
            if (i == half) {
                gatherer.handle(null);
            }
            company.get(i).conclude();
        }
    }
}
