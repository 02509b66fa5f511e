package io.millrace.docs.guide;

import static io.millrace.docs.app.AddressFields.ADDRESS;
import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.UserTable.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.changeset.Nested;
import io.millrace.changeset.OnReplace;
import io.millrace.changeset.Params;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.repo.Multi;
import io.millrace.repo.Repo;
import io.millrace.repo.Step;
import io.millrace.repo.StepResults;
import io.millrace.test.MillraceTest;
import io.millrace.type.Types;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class)
class ChangesetsGuideTest {

    // tag::signup[]
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    static Changeset<User> signUp(Params params) {
        return USER.cast(params, USER.name, USER.email, USER.age, USER.address) // an allow-list
                .put(USER.role.to(Role.READER)) // set by you, not by the input
                .required(USER.name, USER.email)
                .length(USER.name, 2, 80)
                .format(USER.email, EMAIL)
                .min(USER.age, 13)
                .unique(USER.email); // a violated constraint becomes an error of the email
    }
    // end::signup[]

    private static final Map<String, Object> ANN = Map.of(
            "name", "Ann",
            "email", "ann@example.org",
            "age", "30",
            "address", Map.of("street", "1 Rue de la Paix", "city", "Paris"));

    @Test
    void insertsOrAnswersWhatIsWrong(Repo repo) {
        Params params = Params.of(ANN);
        // tag::insert[]
        Mono<String> answer = repo.insert(signUp(params))
                .map(user -> "201 " + user.name())
                .onErrorResume(InvalidChangeset.class, bad -> Mono.just("422 " + bad.errors()));
        // end::insert[]

        StepVerifier.create(answer).expectNext("201 Ann").verifyComplete();
        StepVerifier.create(answer).expectNext("422 [email: is taken already]").verifyComplete();
    }

    @Test
    void readsInputs() throws JsonProcessingException {
        String body = "{\"name\": \"Ann\", \"age\": 30}";
        // tag::params[]
        Params form = Params.form("name=Ann&age=30"); // a form, or the query of a URL
        Params map = Params.of(Map.of("name", "Ann", "age", "30"));
        Params json = Params.of(new ObjectMapper().readTree(body)); // Jackson's JsonNode
        // end::params[]

        for (Params each : List.of(form, map, json)) {
            Changeset<User> changes = USER.cast(each, USER.name, USER.age);
            assertThat(changes.isValid()).isTrue();
            assertThat(changes.get(USER.age)).isEqualTo(30);
        }
    }

    @Test
    void asksBeforeTheWrite(Repo repo) {
        repo.insert(signUp(Params.of(ANN))).block();
        Params params = Params.of(ANN);
        // tag::check[]
        Changeset<User> changes = signUp(params).unsafeUnique(USER.email);
        Mono<Changeset<User>> asked = repo.check(changes); // asks the database; writes nothing
        // end::check[]

        StepVerifier.create(asked)
                .assertNext(settled -> assertThat(settled.errors())
                        .extracting(FieldError::toString)
                        .containsExactly("email: is taken already"))
                .verifyComplete();
    }

    @Test
    void updatesWhatChanges(Repo repo) {
        User user = repo.insert(signUp(Params.of(ANN))).block();
        // tag::update[]
        Params params = Params.form("name=Anna&age=");
        Changeset<User> edit = USER.edit(user, params, USER.name, USER.age).length(USER.name, 2, 80);
        Mono<User> updated = repo.update(edit); // only name and age; no change, no statement
        // end::update[]

        StepVerifier.create(updated)
                .assertNext(anna -> {
                    assertThat(anna.name()).isEqualTo("Anna");
                    assertThat(anna.age()).isNull();
                })
                .verifyComplete();
    }

    @Test
    void tellsWhatIsWrong() {
        // tag::errors[]
        Changeset<User> changes = signUp(Params.form("name=A&age=12&role=BANNED"));
        Map<String, List<String>> errors = changes.traverseErrors(FieldError::message);
        List<String> unknown = changes.unknown(); // [role]: never cast, never written
        // end::errors[]

        assertThat(errors).containsOnlyKeys("name", "email", "age");
        assertThat(unknown).containsExactly("role");
    }

    @Test
    void castsWhatIsInside() {
        // tag::embedded[]
        Params params = Params.form("name=Ann&email=ann@example.org&address[city]=Paris");
        Changeset<User> changes = USER.cast(params, USER.name, USER.email)
                .cast(
                        ADDRESS.in(USER.address),
                        address -> address.cast(ADDRESS.street, ADDRESS.city).length(ADDRESS.city, 2, 80));
        Map<String, Object> errors = changes.errorTree(FieldError::message); // {address={street=[is required]}}
        // end::embedded[]

        assertThat(errors).isEqualTo(Map.of("address", Map.of("street", List.of("is required"))));
    }

    @Test
    void writesRelations(Repo repo) {
        User user = repo.insert(signUp(Params.of(ANN)))
                .flatMap(row -> repo.preload(row, USER.posts))
                .block();
        // tag::related[]
        Params params =
                Params.form("posts[0][slug]=mill&posts[0][title]=The+mill&posts[1][slug]=race&posts[1][title]=");
        Changeset<User> changes = USER.edit(user, params, USER.name)
                .cast(
                        Nested.of(USER.posts).onReplace(OnReplace.DELETE),
                        post -> post.cast(POST.slug, POST.title)
                                .required(POST.title)
                                .unique(POST.slug));
        Mono<String> answer = repo.update(changes)
                .map(row -> row.posts().list().size() + " posts")
                .onErrorResume(InvalidChangeset.class, bad -> Mono.just("422 " + bad.tree()));
        // end::related[]
        StepVerifier.create(answer)
                .expectNext("422 {posts={1={title=[is required]}}}")
                .verifyComplete();

        // tag::with[]
        Mono<User> written = repo.insert(
                        signUp(Params.form("name=Bob&email=bob@example.org")).put(USER.address.to(user.address())))
                .with(
                        USER.posts,
                        List.of(
                                POST.change(POST.slug.to("mill"), POST.title.to("The mill")),
                                POST.change(POST.slug.to("race"), POST.title.to("The race"))));
        // end::with[]
        StepVerifier.create(written.map(row -> row.posts().list().size()))
                .expectNext(2)
                .verifyComplete();
    }

    @Test
    void castsWithoutATable() {
        // tag::input[]
        Field<String> words = Field.of("words", Types.TEXT);
        Field<Integer> page = Field.of("page", Types.INT4);
        Input search = Changeset.input(Params.form("words=mill&page=2"), words, page)
                .required(words)
                .min(page, 1)
                .apply();
        int number = search.get(page, 1);
        // end::input[]

        assertThat(number).isEqualTo(2);
    }

    @Test
    void updatesManyAndRunsSteps(Repo repo) {
        List<User> users = List.of(repo.insert(signUp(Params.of(ANN))).block());
        // tag::bulk[]
        List<User> older =
                users.stream().map(user -> USER.with(user, USER.age.to(31))).toList();
        Flux<User> updated = repo.updateAll(USER, older).set(USER.age); // one statement, all or none
        // end::bulk[]
        StepVerifier.create(updated.map(User::age)).expectNext(31).verifyComplete();

        // tag::multi[]
        Step<User> user = Step.named("user");
        Step<Long> gone = Step.named("gone");
        Mono<StepResults> done = repo.run(Multi.start()
                .insert(
                        user,
                        signUp(Params.form("name=Bob&email=bob@example.org"))
                                .put(USER.address.to(users.get(0).address())))
                .run(
                        gone,
                        (inside, results) ->
                                inside.deleteAll(USER, List.of(results.get(user).id()))));
        // end::multi[]
        StepVerifier.create(done.map(results -> results.get(gone)))
                .expectNext(1L)
                .verifyComplete();
    }
}
