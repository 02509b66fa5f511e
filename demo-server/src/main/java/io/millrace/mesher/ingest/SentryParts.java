package io.millrace.mesher.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.event.Breadcrumb;
import io.millrace.mesher.event.ExceptionInfo;
import io.millrace.mesher.event.StackFrame;
import io.millrace.mesher.event.UserContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an event is made of: exceptions with their frames, breadcrumbs, the user. */
final class SentryParts {

    private SentryParts() {}

    static List<ExceptionInfo> exceptions(JsonNode event) {
        return Fields.values(event, "exception").stream()
                .map(SentryParts::exception)
                .toList();
    }

    static List<Breadcrumb> breadcrumbs(JsonNode event) {
        return Fields.values(event, "breadcrumbs").stream()
                .map(SentryParts::breadcrumb)
                .toList();
    }

    static @Nullable UserContext user(JsonNode event) {
        JsonNode user = Fields.objectOrNull(event, "user");
        return user == null
                ? null
                : new UserContext(
                        Fields.text(user, "id"),
                        Fields.text(user, "email"),
                        Fields.text(user, "username"),
                        Fields.text(user, "name"),
                        Fields.text(user, "ip_address"),
                        Fields.objectOrNull(user, "data"));
    }

    private static ExceptionInfo exception(JsonNode exception) {
        List<StackFrame> frames = Fields.values(Fields.object(exception, "stacktrace"), "frames").stream()
                .map(SentryParts::frame)
                .toList();
        return new ExceptionInfo(
                Fields.text(exception, "type"),
                Fields.text(exception, "value"),
                Fields.text(exception, "module"),
                frames);
    }

    private static StackFrame frame(JsonNode frame) {
        return new StackFrame(
                Fields.text(frame, "filename"),
                Fields.text(frame, "function"),
                Fields.text(frame, "module"),
                Fields.integer(frame, "lineno"),
                Fields.integer(frame, "colno"),
                Fields.text(frame, "context_line"),
                Fields.truth(frame, "in_app"));
    }

    private static Breadcrumb breadcrumb(JsonNode breadcrumb) {
        JsonNode timestamp = breadcrumb.get("timestamp");
        Instant moment = timestamp == null ? null : Timestamps.read(timestamp).orElse(null);
        return new Breadcrumb(
                moment,
                Fields.text(breadcrumb, "type"),
                Fields.text(breadcrumb, "category"),
                Fields.text(breadcrumb, "message"),
                Fields.text(breadcrumb, "level"),
                Fields.objectOrNull(breadcrumb, "data"));
    }
}
