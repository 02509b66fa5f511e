package io.millrace.mesher.project;

import static io.millrace.mesher.project.ApiKeyTable.API_KEY;
import static io.millrace.mesher.project.ProjectTable.PROJECT;
import static io.millrace.query.Query.from;

import io.millrace.expr.Condition;
import io.millrace.repo.Repo;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Finds projects and keys. */
public final class ProjectStore {

    private final Repo repo;

    /** The store in this database. */
    public ProjectStore(Repo repo) {
        this.repo = repo;
    }

    /** The project that an address names by its number, its slug or its id; empty where there is none. */
    public Mono<Project> find(String reference) {
        return named(reference)
                .map(condition -> repo.first(from(PROJECT).where(condition)))
                .orElse(Mono.empty());
    }

    /** The key, unless there is none such or it is revoked. */
    public Mono<ApiKey> findKey(String key) {
        return repo.first(from(API_KEY).where(API_KEY.keyHash.eq(KeyHash.of(key)), API_KEY.revokedAt.isNull()));
    }

    /** A new project with one key. The two are written together, or neither is. */
    public Mono<Project> create(String slug, String name, String platform, String key, String label) {
        return repo.transaction(repo.insert(
                        PROJECT.draft().slug(slug).name(name).platform(platform))
                .flatMap(project -> repo.insert(API_KEY.draft()
                                .projectId(project.id())
                                .keyHash(KeyHash.of(key))
                                .keyPrefix(KeyHash.prefix(key))
                                .label(label))
                        .thenReturn(project)));
    }

    /** Whether there is any project. */
    public Mono<Boolean> any() {
        return repo.exists(from(PROJECT));
    }

    private static Optional<Condition<Project>> named(String reference) {
        if (reference.matches("[0-9]{1,18}")) {
            return Optional.of(PROJECT.number.eq(Long.parseLong(reference)));
        }
        if (reference.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return Optional.of(PROJECT.id.eq(UUID.fromString(reference)));
        }
        return reference.matches("[a-z0-9_-]{1,64}") ? Optional.of(PROJECT.slug.eq(reference)) : Optional.empty();
    }
}
