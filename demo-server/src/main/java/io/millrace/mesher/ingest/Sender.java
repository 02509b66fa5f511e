package io.millrace.mesher.ingest;

import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.project.ApiKey;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Who sends: the project that a key is good for. */
final class Sender {

    private final ProjectStore projects;

    Sender(ProjectStore projects) {
        this.projects = projects;
    }

    /** The project of an address, where the key is one of its own; 401 or 404 otherwise. */
    Mono<Project> of(String reference, Optional<String> key) {
        if (key.isEmpty()) {
            return Mono.error(Refusal.unauthorized(
                    "missing_key",
                    "no key came with the request; it stands in the X-Sentry-Auth header, in the query as sentry_key,"
                            + " or in the envelope's dsn"));
        }
        Mono<Optional<Project>> project =
                projects.find(reference).map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(project, known(key.get()), Sender::authorized);
    }

    /** The project of the key alone; 401 where there is none. */
    Mono<Project> of(Optional<String> key) {
        if (key.isEmpty()) {
            return Mono.error(Refusal.unauthorized(
                    "missing_key", "no key came with the request; it stands in the X-Sentry-Auth header"));
        }
        return projects.findKey(key.get())
                .flatMap(known -> projects.find(known.projectId().toString()))
                .switchIfEmpty(Mono.error(() -> Refusal.unauthorized("wrong_key", "there is no such key")));
    }

    private Mono<Optional<ApiKey>> known(String key) {
        return projects.findKey(key).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static Project authorized(Optional<Project> project, Optional<ApiKey> key) {
        Project known = project.orElseThrow(() -> Refusal.notFound("unknown_project", "there is no such project"));
        return key.filter(one -> one.projectId().equals(known.id()))
                .map(one -> known)
                .orElseThrow(() -> Refusal.unauthorized("wrong_key", "the key is not one of this project"));
    }
}
