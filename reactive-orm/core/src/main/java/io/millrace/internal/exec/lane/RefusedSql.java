package io.millrace.internal.exec.lane;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Statements that were refused on a fresh connection too: not the connection was stale but the statement is wrong, and
 * no more connections are spent on it. Knows the last few, for some seconds: where a table was changed twice in a row,
 * the connection was fresh and stale again.
 */
final class RefusedSql {

    private static final int MOST = 64;
    private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Map<String, Long> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(String sql, long now) {
        known.put(sql, now);
    }

    synchronized boolean knows(String sql, long now) {
        Long since = known.get(sql);
        if (since != null && now - since > REMEMBERED_NANOS) {
            known.remove(sql);
            return false;
        }
        return since != null;
    }
}
