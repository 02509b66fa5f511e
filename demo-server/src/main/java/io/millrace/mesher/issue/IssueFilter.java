package io.millrace.mesher.issue;

import static io.millrace.function.Dates.ago;
import static io.millrace.mesher.event.EventTable.EVENT;
import static io.millrace.mesher.issue.IssueTable.ISSUE;
import static io.millrace.query.Query.from;

import io.millrace.mesher.event.Level;
import io.millrace.query.Query;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Which issues of a project are asked for; what is empty makes no difference.
 *
 * @param environment one of their events in the last seven days was there
 * @param text their title has it, in any case
 */
public record IssueFilter(
        Optional<IssueStatus> status,
        Optional<Level> level,
        Optional<UUID> assignedTo,
        Optional<String> environment,
        Optional<String> text) {

    private static final int DAYS = 7;

    Query<Issue> of(UUID project) {
        Query<Issue> issues = from(ISSUE).where(ISSUE.projectId.eq(project));
        if (status.isPresent()) {
            issues = issues.where(ISSUE.status.eq(status.get()));
        }
        if (level.isPresent()) {
            issues = issues.where(ISSUE.level.eq(level.get()));
        }
        if (assignedTo.isPresent()) {
            issues = issues.where(ISSUE.assignedTo.eq(assignedTo.get()));
        }
        if (environment.isPresent()) {
            issues = issues.where(ISSUE.events.any(
                    EVENT.environment.eq(environment.get()), EVENT.receivedAt.gt(ago(DAYS, ChronoUnit.DAYS))));
        }
        if (text.isPresent()) {
            issues = issues.where(ISSUE.title.containsIgnoringCase(text.get()));
        }
        return issues;
    }
}
