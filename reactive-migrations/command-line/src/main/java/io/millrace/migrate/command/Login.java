package io.millrace.migrate.command;

import io.millrace.repo.RepoOptions;
import java.util.Optional;

/** Who the database is asked as: what the URL and the variables say, over which the options win. */
final class Login {

    private Login() {}

    /** With what is given of the two; the other stays. */
    static RepoOptions of(RepoOptions options, Optional<String> user, Optional<String> password) {
        RepoOptions named = user.isPresent() ? options.withUser(user.get()) : options;
        return password.isPresent() ? named.withPassword(password.get()) : named;
    }
}
