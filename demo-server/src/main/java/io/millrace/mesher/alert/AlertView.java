package io.millrace.mesher.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert with the name of its rule, as the API answers it. */
public record AlertView(
        UUID id,
        UUID ruleId,
        String ruleName,
        AlertStatus status,
        String message,
        Snapshot conditionSnapshot,
        Instant triggeredAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant resolvedAt) {

    static AlertView of(Alert alert, String ruleName) {
        return new AlertView(
                alert.id(),
                alert.ruleId(),
                ruleName,
                alert.status(),
                alert.message(),
                alert.conditionSnapshot(),
                alert.triggeredAt(),
                alert.acknowledgedAt(),
                alert.resolvedAt());
    }
}
