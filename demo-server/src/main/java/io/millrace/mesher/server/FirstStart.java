package io.millrace.mesher.server;

import io.millrace.changeset.Params;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.InvalidChangeset;
import io.millrace.mesher.account.AccountStore;
import io.millrace.mesher.account.Tokens;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import io.millrace.repo.Repo;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What an empty database begins with, so that a first event can be sent at once: an owner, a project, a key. */
final class FirstStart {

    static final String SLUG = "default";

    private static final int PASSWORD_BYTES = 10;

    private final Repo repo;
    private final AccountStore accounts;
    private final ProjectStore projects;
    private final Configuration.First first;

    FirstStart(Repo repo, AccountStore accounts, ProjectStore projects, Configuration.First first) {
        this.repo = repo;
        this.accounts = accounts;
        this.projects = projects;
        this.first = first;
    }

    /** What was made, with the secrets that nobody can read again. */
    record Made(String email, String password, Project project, String key) {}

    /**
     * Makes it, all or nothing, unless there is a project already: then it is empty. So it is where another process made it
     * at the same time.
     */
    Mono<Made> make() {
        String password = first.password().orElseGet(() -> Tokens.draw(PASSWORD_BYTES));
        String key = first.key().orElseGet(ProjectStore::newKey);
        return projects.any()
                .filter(any -> !any)
                .flatMap(none -> repo.transaction(make(password, key)))
                .onErrorResume(
                        failure -> failure instanceof InvalidChangeset || failure instanceof ConstraintViolation,
                        failure -> projects.any().flatMap(any -> any ? Mono.empty() : Mono.error(failure)));
    }

    private Mono<Made> make(String password, String key) {
        return accounts.register(Params.of(Map.of(
                        "email",
                        first.email(),
                        "displayName",
                        "Owner",
                        "password",
                        password,
                        "organization",
                        "Default")))
                .flatMap(registered -> projects.create(registered.organization().id(), SLUG, "Default", "other", key))
                .map(project -> new Made(first.email(), password, project, key));
    }
}
