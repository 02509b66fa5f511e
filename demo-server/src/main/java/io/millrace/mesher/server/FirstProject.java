package io.millrace.mesher.server;

import io.millrace.mesher.project.Project;
import io.millrace.mesher.project.ProjectStore;
import reactor.core.publisher.Mono;

/**
 * The project of an empty database, so that a first event can be sent at once.
 *
 * <p>Its key stands in the documentation, and is good only for as long as Mesher is one developer's own.
 */
final class FirstProject {

    static final String SLUG = "default";
    static final String KEY = "mshr_local_development";

    private final ProjectStore projects;

    FirstProject(ProjectStore projects) {
        this.projects = projects;
    }

    /** Creates it, unless there is a project already. */
    Mono<Project> create() {
        return projects.any()
                .filter(any -> !any)
                .flatMap(none -> projects.create(SLUG, "Default", "other", KEY, "development"));
    }
}
