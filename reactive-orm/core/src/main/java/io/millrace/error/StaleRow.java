package io.millrace.error;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A row that was changed or removed by somebody else since it was read. */
public final class StaleRow extends MillraceException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Long found;

    /** A failure that says what the problem says. */
    public StaleRow(Problem problem) {
        this(problem, (Long) null);
    }

    /** A failure that says what the problem says, caused by another. */
    public StaleRow(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
        this.found = null;
    }

    /** A failure that says what the problem says, with the version that the row has now. */
    public StaleRow(Problem problem, @Nullable Long found) {
        super(problem, null);
        this.found = found;
    }

    /** The version that the row had a moment later; empty where it is gone, or has no version. */
    public OptionalLong found() {
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }
}
