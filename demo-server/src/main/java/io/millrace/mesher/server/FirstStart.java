package io.millrace.mesher.server;

import io.millrace.changeset.Params;
import io.millrace.mesher.account.AccountStore;
import io.millrace.mesher.account.Tokens;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What an empty database begins with, so that a first event can be sent at once: an owner, a project, a key. */
final class FirstStart {

    static final String SLUG = "default";

    private static final int PASSWORD_BYTES = 10;

    private final AccountStore accounts;
    private final ProjectStore projects;
    private final Configuration.First first;

    FirstStart(AccountStore accounts, ProjectStore projects, Configuration.First first) {
        this.accounts = accounts;
        this.projects = projects;
        this.first = first;
    }

    /** What was made, with the secrets that nobody can read again. */
    record Made(String email, String password, Project project, String key) {}

    /** Makes it, unless there is a project already: then it is empty. */
    Mono<Made> make() {
        String password = first.password().orElseGet(() -> Tokens.draw(PASSWORD_BYTES));
        String key = first.key().orElseGet(ProjectStore::newKey);
        return projects.any()
                .filter(any -> !any)
                .flatMap(none -> accounts.register(Params.of(Map.of(
                                "email",
                                first.email(),
                                "displayName",
                                "Owner",
                                "password",
                                password,
                                "organization",
                                "Default")))
                        .flatMap(registered ->
                                projects.create(registered.organization().id(), SLUG, "Default", "other", key))
                        .map(project -> new Made(first.email(), password, project, key)));
    }
}
