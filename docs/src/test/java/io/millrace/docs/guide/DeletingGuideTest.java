package io.millrace.docs.guide;

import static io.millrace.docs.app.InvitationTable.INVITATION;
import static io.millrace.docs.app.ProjectTable.PROJECT;
import static io.millrace.docs.app.TaskTable.TASK;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.changeset.Changeset;
import io.millrace.docs.app.MoreTables;
import io.millrace.docs.app.Project;
import io.millrace.docs.app.Project.Settings;
import io.millrace.repo.Repo;
import io.millrace.repo.remove.DeletePlan;
import io.millrace.test.MillraceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = MoreTables.class)
class DeletingGuideTest {

    private Project mill;

    @BeforeEach
    void write(Repo repo) {
        mill = repo.insert(PROJECT.draft().name("mill").settings(new Settings("red", 1)))
                .block();
        repo.insert(TASK.draft().projectId(mill.id()).title("dig")).block();
    }

    @Test
    void deletesAndRestores(Repo repo) {
        Project project = mill;
        // tag::soft[]
        Mono<Project> deleted = repo.delete(PROJECT, project); // update … set deleted_at = …
        Flux<Project> seen = repo.all(from(PROJECT)); // … where projects.deleted_at is null
        Flux<Project> all = repo.all(from(PROJECT).withDeleted());
        Flux<Project> gone = repo.all(from(PROJECT).onlyDeleted());
        Mono<Project> back = deleted.flatMap(row -> repo.restore(PROJECT, row));
        Mono<Long> purged = repo.purgeAll(from(PROJECT).onlyDeleted().where(PROJECT.name.eq("mill")));
        // end::soft[]

        StepVerifier.create(back.map(Project::name)).expectNext("mill").verifyComplete();
        StepVerifier.create(deleted.map(Project::name)).expectNext("mill").verifyComplete();
        StepVerifier.create(seen).verifyComplete();
        StepVerifier.create(all).expectNextCount(1).verifyComplete();
        StepVerifier.create(gone).expectNextCount(1).verifyComplete();
        StepVerifier.create(purged).expectNext(1L).verifyComplete();
    }

    @Test
    void tellsWhatWouldGo(Repo repo) {
        Project project = mill;
        // tag::plan[]
        Mono<DeletePlan> plan = repo.deletePlan(PROJECT, project);
        // end::plan[]

        StepVerifier.create(plan.map(DeletePlan::toString))
                .expectNext("delete a Project\n  Project.tasks: delete 1 Task")
                .verifyComplete();
    }

    @Test
    void sweeps(Repo repo) {
        repo.insert(INVITATION.draft().email("ann@example.org").deleteAt(Instant.EPOCH))
                .block();
        // tag::sweep[]
        Mono<Long> swept = repo.sweep(INVITATION).batch(500);
        Flux<Long> forEver = repo.sweep(INVITATION).every(Duration.ofMinutes(1));
        // end::sweep[]

        StepVerifier.create(swept).expectNext(1L).verifyComplete();
        StepVerifier.create(forEver.take(1)).expectNext(0L).verifyComplete();
    }

    @Test
    void patchesADocument(Repo repo) {
        Project project = mill;
        // tag::patch[]
        Mono<Project> merged = repo.update(project)
                .set(PROJECT.settings.to(PROJECT.settings.merged(Map.of("color", "green")))); // settings || $1
        Mono<Project> set = repo.update(project)
                .set(PROJECT.settings.to(
                        PROJECT.settings.with(PROJECT.settings.size, 2))); // jsonb_set(settings, $1, $2)
        Mono<Project> without = repo.update(project)
                .set(PROJECT.settings.to(PROJECT.settings.without(PROJECT.settings.color))); // settings #- $1
        // end::patch[]

        StepVerifier.create(merged.map(Project::settings))
                .expectNext(new Settings("green", 1))
                .verifyComplete();
        StepVerifier.create(set.map(Project::settings))
                .expectNext(new Settings("green", 2))
                .verifyComplete();
        StepVerifier.create(without.map(Project::settings))
                .expectNext(new Settings(null, 2))
                .verifyComplete();
    }

    @Test
    void doesWorkBesideAWrite(Repo repo) {
        List<String> mails = new ArrayList<>();
        // tag::work[]
        Changeset<Project> changes = PROJECT.change(
                        PROJECT.name.to("race"), PROJECT.settings.to(new Settings(null, null)))
                .afterWrite(row -> repo.insert(TASK.draft().projectId(row.id()).title("begin")))
                .afterCommit(row -> Mono.fromRunnable(() -> mails.add(row.name() + " has begun")));
        Mono<Project> race = repo.insert(changes); // one transaction, then the mail
        // end::work[]

        StepVerifier.create(race).expectNextCount(1).verifyComplete();
        assertThat(mails).as("a sandbox never commits").isEmpty();
        StepVerifier.create(repo.count(from(TASK))).expectNext(2L).verifyComplete();
    }
}
