package io.millrace.mesher.project;

import static io.millrace.function.Dates.now;
import static io.millrace.mesher.account.UserTable.USER;
import static io.millrace.mesher.organization.OrganizationTable.ORGANIZATION;
import static io.millrace.mesher.project.ApiKeyTable.API_KEY;
import static io.millrace.mesher.project.ProjectTable.PROJECT;
import static io.millrace.query.Query.from;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Params;
import io.millrace.error.InvalidChangeset;
import io.millrace.expr.Condition;
import io.millrace.mesher.account.Tokens;
import io.millrace.mesher.account.User;
import io.millrace.mesher.organization.Slugs;
import io.millrace.repo.Repo;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Finds and makes projects and keys. */
public final class ProjectStore {

    private static final int LONGEST_RETENTION = 3_650;
    private static final int KEY_BYTES = 24;

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

    /** The projects of the organizations that somebody is in, by name. */
    public Flux<Project> of(User user) {
        return repo.all(from(PROJECT)
                .where(PROJECT.organization.has(ORGANIZATION.members.any(USER.id.eq(user.id()))))
                .orderBy(PROJECT.name.asc(), PROJECT.id.asc()));
    }

    /** The project that an address names, if this key is one of its own and not revoked. */
    public Mono<Project> ofKey(String reference, String key) {
        return named(reference)
                .map(condition -> repo.first(from(PROJECT).where(condition, hasKey(key))))
                .orElse(Mono.empty());
    }

    /** The project of this key; empty where there is none such, or it is revoked. */
    public Mono<Project> ofKey(String key) {
        return repo.first(from(PROJECT).where(hasKey(key)));
    }

    private static Condition<Project> hasKey(String key) {
        return PROJECT.keys.any(API_KEY.keyHash.eq(KeyHash.of(key)), API_KEY.revokedAt.isNull());
    }

    /**
     * A new project of an organization. Without a slug it gets the one that its name suggests, and a longer one where
     * another project, of whichever organization, has that. Fails with what is wrong, field by field.
     */
    public Mono<Project> create(UUID organization, Params params) {
        return Mono.defer(() -> {
            Changeset<Project> project = PROJECT.cast(params, PROJECT.name, PROJECT.slug, PROJECT.platform)
                    .required(PROJECT.name)
                    .length(PROJECT.name, 1, 80)
                    .length(PROJECT.platform, 1, 40)
                    .format(PROJECT.slug, Slugs.FORM)
                    .unique(PROJECT.slug)
                    .put(PROJECT.organizationId.to(organization));
            String name = project.get(PROJECT.name);
            if (project.get(PROJECT.slug) != null) {
                return repo.insert(project);
            }
            String slug = Slugs.of(name == null ? "" : name);
            return repo.insert(project.put(PROJECT.slug.to(slug)))
                    .onErrorResume(
                            failure -> failure instanceof InvalidChangeset
                                    && project.errors().isEmpty(),
                            taken -> Tokens.drawn(4)
                                    .flatMap(more -> repo.insert(project.put(PROJECT.slug.to(slug + "-" + more)))));
        });
    }

    /** A new project with one key. The two are written together, or neither is. */
    public Mono<Project> create(UUID organization, String slug, String name, String platform, String key) {
        return repo.transaction(repo.insert(PROJECT.draft()
                        .organizationId(organization)
                        .slug(slug)
                        .name(name)
                        .platform(platform))
                .flatMap(project -> repo.insert(API_KEY.draft()
                                .projectId(project.id())
                                .keyHash(KeyHash.of(key))
                                .keyPrefix(KeyHash.prefix(key))
                                .label("default"))
                        .thenReturn(project)));
    }

    /** The keys of a project, the newest first, those that are revoked among them. */
    public Flux<KeyView> keys(Project project) {
        return repo.all(PROJECT.keys.of(project).orderBy(API_KEY.createdAt.desc(), API_KEY.id.desc()))
                .map(KeyView::of);
    }

    /** A new key, which is told this once. Fails with what is wrong, field by field. */
    public Mono<KeyView> addKey(Project project, Params params) {
        return Tokens.drawn(KEY_BYTES).map(ProjectStore::key).flatMap(key -> {
            Changeset<ApiKey> changes = API_KEY.cast(params, API_KEY.label)
                    .required(API_KEY.label)
                    .length(API_KEY.label, 1, 80)
                    .put(
                            API_KEY.projectId.to(project.id()),
                            API_KEY.keyHash.to(KeyHash.of(key)),
                            API_KEY.keyPrefix.to(KeyHash.prefix(key)));
            return repo.insert(changes).map(made -> KeyView.of(made, key));
        });
    }

    /** A key that nobody has. */
    public static String newKey() {
        return key(Tokens.draw(KEY_BYTES));
    }

    private static String key(String drawn) {
        return "mshr_" + drawn;
    }

    /** The key of this id; empty where there is none. */
    public Mono<ApiKey> keyOf(UUID id) {
        return repo.get(API_KEY, id);
    }

    /** The key is good no longer; one that was revoked before stays revoked since then. */
    public Mono<KeyView> revoke(ApiKey key) {
        return repo.updateAll(from(API_KEY).where(API_KEY.id.eq(key.id()), API_KEY.revokedAt.isNull()))
                .set(API_KEY.revokedAt.to(now()))
                .returning()
                .next()
                .defaultIfEmpty(key)
                .map(KeyView::of);
    }

    /** What of a project's events is kept, and how long. */
    public Mono<RetentionSettings> settings(Project project) {
        return repo.requireOne(from(PROJECT)
                .where(PROJECT.id.eq(project.id()))
                .select(PROJECT.retentionDays, PROJECT.sampleRate)
                .as(RetentionSettings::new));
    }

    /** Changes what is given of the settings. Fails with what is wrong, field by field. */
    public Mono<RetentionSettings> change(Project project, Params params) {
        return Mono.defer(() -> repo.update(PROJECT.edit(project, params, PROJECT.retentionDays, PROJECT.sampleRate)
                        .required(PROJECT.retentionDays, PROJECT.sampleRate)
                        .min(PROJECT.retentionDays, 1)
                        .max(PROJECT.retentionDays, LONGEST_RETENTION)
                        .min(PROJECT.sampleRate, 0)
                        .max(PROJECT.sampleRate, 1))
                .map(changed -> new RetentionSettings(changed.retentionDays(), changed.sampleRate())));
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
        return Slugs.FORM.matcher(reference).matches() ? Optional.of(PROJECT.slug.eq(reference)) : Optional.empty();
    }
}
