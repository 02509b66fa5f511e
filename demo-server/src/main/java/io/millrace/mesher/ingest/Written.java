package io.millrace.mesher.ingest;

import io.millrace.mesher.alert.Fired;
import io.millrace.mesher.issue.Issue;
import io.millrace.mesher.live.LiveFeed;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a committed batch did.
 *
 * @param kept the events that it wrote
 * @param at the moment that they came at
 * @param outcomes what became of each of its events
 * @param issues the issues as they are since, those that it made among them
 * @param alerts what fired because of it
 */
record Written(
        List<Received> kept,
        Instant at,
        Map<Received.Key, Outcome> outcomes,
        Map<Received.Group, Issue> issues,
        List<Fired> alerts) {

    static Written nothing(Map<Received.Key, Outcome> outcomes) {
        return new Written(List.of(), Instant.EPOCH, outcomes, Map.of(), List.of());
    }

    /** Tells of it, and wakes other processes. */
    void tell(LiveFeed feed) {
        for (Received one : kept) {
            Issue issue = issues.get(one.group());
            if (issue != null) {
                feed.event(one.projectId(), one.event(), at, issue, LiveFeed.action(issue, at));
            }
        }
        alerts.forEach(feed::alert);
        if (!kept.isEmpty()) {
            feed.committed();
        }
    }
}
