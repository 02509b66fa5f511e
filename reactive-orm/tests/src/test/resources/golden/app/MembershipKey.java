package app;

import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;

/** The primary key of {@link Membership}. */
@NullMarked
@Generated("io.millrace.processor")
public record MembershipKey(UUID userId, String team) {
}
