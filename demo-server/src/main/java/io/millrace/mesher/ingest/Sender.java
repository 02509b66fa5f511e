package io.millrace.mesher.ingest;

import io.millrace.mesher.http.Refusal;
import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Who sends: the project that a key is good for. */
final class Sender {

    private final ProjectStore projects;
    private final SharedLookup<Asked, Project> named;
    private final SharedLookup<String, Project> keyed;

    Sender(ProjectStore projects) {
        this.projects = projects;
        this.named = new SharedLookup<>(asked ->
                projects.ofKey(asked.reference(), asked.key()).switchIfEmpty(Mono.defer(() -> refused(asked))));
        this.keyed = new SharedLookup<>(projects::ofKey);
    }

    /** What programs ask for with every event, a thousand times a second and mostly the same. */
    private record Asked(String reference, String key) {}

    /** The project of an address, where the key is one of its own; 401 or 404 otherwise. */
    Mono<Project> of(String reference, Optional<String> key) {
        if (key.isEmpty()) {
            return Mono.error(Refusal.unauthorized(
                    "missing_key",
                    "no key came with the request; it stands in the X-Sentry-Auth header, in the query as sentry_key,"
                            + " or in the envelope's dsn"));
        }
        return named.of(new Asked(reference, key.get()));
    }

    /** The project of the key alone; 401 where there is none. */
    Mono<Project> of(Optional<String> key) {
        if (key.isEmpty()) {
            return Mono.error(Refusal.unauthorized(
                    "missing_key", "no key came with the request; it stands in the X-Sentry-Auth header"));
        }
        return keyed.of(key.get())
                .switchIfEmpty(Mono.error(() -> Refusal.unauthorized("wrong_key", "there is no such key")));
    }

    private Mono<Project> refused(Asked asked) {
        return projects.find(asked.reference())
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("unknown_project", "there is no such project")))
                .flatMap(
                        project -> Mono.error(Refusal.unauthorized("wrong_key", "the key is not one of this project")));
    }
}
