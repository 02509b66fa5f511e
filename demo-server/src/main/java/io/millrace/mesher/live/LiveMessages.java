package io.millrace.mesher.live;

import io.millrace.mesher.alert.Alert;
import io.millrace.mesher.event.EventIds;
import io.millrace.mesher.event.Level;
import io.millrace.mesher.issue.Issue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What listeners are told, as JSON. */
final class LiveMessages {

    private LiveMessages() {}

    private record EventTold(String type, String action, UUID issueId, EventData data, Issue issue) {}

    private record EventData(
            String id,
            Level level,
            String message,
            @Nullable String environment,
            Instant receivedAt) {}

    private record IssueTold(
            String type,
            String action,
            UUID issueId,
            @Nullable Issue issue) {}

    private record Joined(String type) {}

    private record AlertTold(String type, UUID alertId, UUID ruleId, String condition, String message) {}

    /** An event came; its issue is new by it, open again by it, or neither. */
    static LiveMessage event(
            UUID id,
            Level level,
            String message,
            @Nullable String environment,
            Instant receivedAt,
            Issue issue,
            String action) {
        EventData data = new EventData(EventIds.text(id), level, message, environment, receivedAt);
        return LiveMessage.of(new EventTold("event", action, issue.id(), data, issue), level, environment);
    }

    /** Somebody did something about an issue. */
    static LiveMessage issue(Issue issue, String action) {
        return LiveMessage.of(new IssueTold("issue", action, issue.id(), issue));
    }

    /** An issue was deleted elsewhere; nobody can read it any more. */
    static LiveMessage deleted(UUID issue) {
        return LiveMessage.of(new IssueTold("issue", "deleted", issue, null));
    }

    /** From now on everything is heard; what came before that is to be asked for. */
    static LiveMessage joined() {
        return LiveMessage.of(new Joined("joined"));
    }

    /** A rule fired. */
    static LiveMessage alert(Alert alert) {
        return LiveMessage.of(new AlertTold(
                "alert",
                alert.id(),
                alert.ruleId(),
                alert.conditionSnapshot().conditionType().label(),
                alert.message()));
    }
}
