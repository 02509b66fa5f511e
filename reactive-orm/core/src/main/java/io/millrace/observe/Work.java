package io.millrace.observe;

import org.jspecify.annotations.Nullable;

/**
 * A statement or transaction that has been subscribed.
 *
 * @param operation what is done: {@code get}, {@code all}, {@code insert}, {@code sql}, {@code transaction} and the like
 * @param subject the record whose table it starts from, such as {@code User}; empty where there is none
 * @param lane where it runs
 * @param sql the statement's text, with numbered parameters in place of values; null for a transaction
 * @param place what {@link RepoListener#place} said when the repo was asked for it; null where nobody wants to know
 */
public record Work(
        String operation,
        String subject,
        Lane lane,
        @Nullable String sql,
        @Nullable String place) {

    /** The operation with its subject: {@code insert User}. */
    public String name() {
        return subject.isEmpty() ? operation : operation + " " + subject;
    }
}
