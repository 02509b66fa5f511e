package io.millrace.internal.exec.transaction;

import io.millrace.internal.exec.setting.Isolation;
import io.millrace.internal.exec.setting.TransactionSettings;
import java.time.Duration;

/** BEGIN, as the settings of a transaction ask for it. It always says whether writes are allowed. */
final class BeginText {

    private BeginText() {}

    static String of(TransactionSettings settings, Duration usual) {
        if (settings.equals(TransactionSettings.DEFAULT)) {
            return "BEGIN READ WRITE";
        }
        StringBuilder text = new StringBuilder("BEGIN");
        Isolation isolation = settings.isolation();
        if (isolation != null) {
            text.append(" ISOLATION LEVEL ").append(isolation.sql());
        }
        text.append(settings.readOnly() ? " READ ONLY" : " READ WRITE");
        if (settings.deferrable()) {
            text.append(" DEFERRABLE");
        }
        Duration limit = settings.timeout();
        if (limit != null && limit.compareTo(usual) > 0) {
            // The server's own limit for a silent client is set for the usual one, and must not be the shorter.
            text.append("; SET LOCAL idle_in_transaction_session_timeout = ").append(limit.toMillis() + 10_000);
        }
        return text.toString();
    }
}
