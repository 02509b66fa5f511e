package io.millrace.mesher.account;

import java.util.UUID;

/** Somebody, as the API answers it. */
public record AccountView(UUID id, String email, String displayName) {

    /** What of a user is answered. */
    public static AccountView of(User user) {
        return new AccountView(user.id(), user.email(), user.displayName());
    }
}
