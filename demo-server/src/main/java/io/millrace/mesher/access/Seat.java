package io.millrace.mesher.access;

import io.millrace.mesher.account.User;
import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.organization.Role;
import java.util.UUID;

/**
 * Who asks, and what they may in the organization that they ask about.
 *
 * @param user who
 * @param organizationId in which organization
 * @param role as what
 */
public record Seat(User user, UUID organizationId, Role role) {

    /** 403 unless it is this role or a higher one. */
    public void require(Role needed) {
        if (!role.atLeast(needed)) {
            throw Refusal.forbidden("not_allowed", "this takes the role " + needed.label() + " in the organization");
        }
    }
}
