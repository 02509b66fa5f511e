package io.millrace.internal.exec.transaction;

import io.millrace.internal.exec.setting.Isolation;
import io.millrace.internal.exec.setting.TransactionSettings;

/** BEGIN, as the settings of a transaction ask for it. It always says whether writes are allowed. */
final class BeginText {

    private BeginText() {}

    static String of(TransactionSettings settings) {
        StringBuilder text = new StringBuilder("BEGIN");
        Isolation isolation = settings.isolation();
        if (isolation != null) {
            text.append(" ISOLATION LEVEL ").append(isolation.sql());
        }
        text.append(settings.readOnly() ? " READ ONLY" : " READ WRITE");
        if (settings.deferrable()) {
            text.append(" DEFERRABLE");
        }
        return text.toString();
    }
}
