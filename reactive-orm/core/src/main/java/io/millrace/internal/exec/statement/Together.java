package io.millrace.internal.exec.statement;

import io.millrace.internal.exec.command.Gather;
import io.millrace.internal.exec.link.Link;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads of rows by their keys, sent as one statement. It ends each of them, and is over when none of them waits. */
final class Together extends Statement<Object> {

    private final List<KeyedStatement<?>> company;
    private final Map<Object, KeyedStatement<?>> asking;
    private final int keyPosition;
    private final AtomicInteger left;
    private @Nullable EachKey reading;

    private Together(
            Gather gather,
            List<KeyedStatement<?>> company,
            List<Object> keys,
            Map<Object, KeyedStatement<?>> asking,
            Route lane) {
        super(gather.command(keys), lane, new TogetherEnd(company, lane));
        this.company = company;
        this.asking = asking;
        this.keyPosition = gather.keyPosition();
        this.left = new AtomicInteger(company.size());
    }

    static Together of(Gather gather, List<KeyedStatement<?>> company, Route lane) {
        Map<Object, KeyedStatement<?>> asking = new HashMap<>(company.size() * 2);
        List<Object> keys = new ArrayList<>(company.size());
        for (KeyedStatement<?> one : company) {
            KeyedStatement<?> before = asking.put(one.key(), one);
            one.next(before);
            if (before == null) {
                keys.add(one.key());
            }
        }
        Together together = new Together(gather, company, keys, asking, lane);
        company.forEach(one -> one.together(together));
        for (int i = 1; i < company.size(); i++) {
            company.get(i).follow();
        }
        return together;
    }

    /** One of them has lost its subscriber. */
    void leave() {
        if (left.decrementAndGet() == 0) {
            cancel();
        }
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
        company.forEach(KeyedStatement::conclude);
    }
}
