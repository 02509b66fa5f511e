package io.millrace.mesher.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a rule stood when it fired, whatever becomes of it later.
 *
 * @param conditionType what it waited for
 * @param threshold of a threshold: more events than this
 * @param windowMinutes of a threshold: in so many minutes
 * @param issueId the issue that it fired about, unless it was a threshold
 */
public record Snapshot(
        ConditionType conditionType,
        @Nullable Integer threshold,
        @Nullable Integer windowMinutes,
        @Nullable UUID issueId) {}
