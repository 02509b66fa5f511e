package io.millrace.mesher.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.mesher.issue.Issue;
import io.millrace.mesher.project.Project;
import io.millrace.schema.BelongsTo;
import io.millrace.schema.Id;
import io.millrace.schema.Index;
import io.millrace.schema.References;
import io.millrace.schema.Schema;
import io.millrace.schema.Sensitive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored.
 *
 * <p>Its sender chooses its id, so the key is the id within the project: one program may report the same event to two
 * projects, and a repeat to the same one is found out.
 *
 * @param id the id that its sender gave it
 * @param projectId the project that it was sent to
 * @param issueId the issue that it is one more of
 * @param occurredAt when it happened, by its sender's clock
 * @param level how bad it is
 * @param message what it says: its own words, or those of its exception
 * @param fingerprint what its sender wants it grouped by; empty to leave that to Mesher
 * @param exceptions the chain of exceptions, the cause first and the one that was thrown last
 * @param breadcrumbs what happened before, the oldest first
 * @param tags what it can be found by
 * @param extra whatever else the application sent along
 * @param contexts what the SDK knows of device, system and runtime
 * @param userContext whom it happened to
 * @param environment where the application ran: production, staging …
 * @param release which version of the application it was
 * @param platform the language: java, python, node …
 * @param serverName the machine
 * @param logger the logger that it went through
 * @param transaction what the application was doing
 * @param sessionId the session of its user in which it happened
 * @param sdkName the SDK that sent it
 * @param sdkVersion the SDK's version
 * @param receivedAt when Mesher stored it
 */
@Schema
@Index({"projectId", "receivedAt desc", "id desc"})
@Index({"issueId", "receivedAt desc", "id desc"})
@Index({"projectId", "level", "receivedAt desc"})
@Index(
        value = {"projectId", "environment", "receivedAt desc"},
        where = "environment is not null")
@Index(
        value = {"projectId", "sessionId", "receivedAt"},
        where = "session_id is not null")
@BelongsTo(name = "project", of = Project.class)
@BelongsTo(name = "issue", of = Issue.class)
public record Event(
        @Id @References(value = Project.class, onDelete = References.OnDelete.CASCADE)
        UUID projectId,

        @Id UUID id,
        @Id Instant receivedAt,

        @References(value = Issue.class, onDelete = References.OnDelete.CASCADE)
        UUID issueId,

        Instant occurredAt,
        Level level,
        String message,
        List<String> fingerprint,
        List<ExceptionInfo> exceptions,
        List<Breadcrumb> breadcrumbs,
        @Index(using = "gin") Map<String, String> tags,
        JsonNode extra,
        JsonNode contexts,
        @Sensitive @Nullable UserContext userContext,
        @Nullable String environment,
        @Nullable String release,
        @Nullable String platform,
        @Nullable String serverName,
        @Nullable String logger,
        @Nullable String transaction,
        @Nullable String sessionId,
        @Nullable String sdkName,
        @Nullable String sdkVersion) {}
