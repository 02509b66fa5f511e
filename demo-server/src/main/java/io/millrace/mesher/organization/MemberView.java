package io.millrace.mesher.organization;

import java.time.Instant;
import java.util.UUID;

/**
 * A member, as the API answers it.
 *
 * @param id the membership's id
 */
public record MemberView(UUID id, UUID userId, String displayName, String email, Role role, Instant joinedAt) {

    static MemberView of(Membership membership, String displayName, String email) {
        return new MemberView(
                membership.id(), membership.userId(), displayName, email, membership.role(), membership.joinedAt());
    }
}
