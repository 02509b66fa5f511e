package io.millrace.internal.exec.lane;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Statements that were refused on a fresh connection too: not the connection was stale but the statement is wrong, and
 * no more connections are spent on it. Knows the last few.
 */
final class RefusedSql {

    private static final int MOST = 64;

    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(String sql) {
        known.put(sql, true);
    }

    synchronized boolean knows(String sql) {
        return known.containsKey(sql);
    }
}
