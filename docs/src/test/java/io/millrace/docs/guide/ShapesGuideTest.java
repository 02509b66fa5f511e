package io.millrace.docs.guide;

import static io.millrace.docs.app.PostCardShape.POST_CARD;
import static io.millrace.docs.app.PostTable.POST;
import static io.millrace.docs.app.RenameInput.RENAME;
import static io.millrace.docs.app.SignUpInput.SIGN_UP;
import static io.millrace.docs.app.UserCardShape.USER_CARD;
import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.changeset.Changeset;
import io.millrace.docs.app.Address;
import io.millrace.docs.app.Post;
import io.millrace.docs.app.PostCard;
import io.millrace.docs.app.Rename;
import io.millrace.docs.app.Role;
import io.millrace.docs.app.SignUp;
import io.millrace.docs.app.Tables;
import io.millrace.docs.app.User;
import io.millrace.docs.app.UserCard;
import io.millrace.repo.Cursor;
import io.millrace.repo.Page;
import io.millrace.repo.Repo;
import io.millrace.table.Draft;
import io.millrace.test.MillraceTest;
import io.millrace.test.Queries;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@MillraceTest(preparation = Tables.class)
class ShapesGuideTest {

    @BeforeEach
    void write(Repo repo) {
        for (String name : List.of("Ann", "Bob")) {
            User user =
                    Objects.requireNonNull(repo.insert(SIGN_UP.of(signUp(name))).block());
            for (int i = 1; i <= 3; i++) {
                repo.insert(post(user, name, i)).block();
            }
        }
    }

    @Test
    void readsCards(Repo repo, Queries queries) {
        queries.startAgain();
        // tag::query[]
        Flux<UserCard> cards = repo.all(from(USER)
                .where(USER.role.eq(Role.AUTHOR))
                .orderBy(USER.name.asc())
                .as(USER_CARD));
        // end::query[]

        List<UserCard> all = Objects.requireNonNull(cards.collectList().block());
        assertThat(all).hasSize(2);
        assertThat(all.get(0))
                .isEqualTo(new UserCard(
                        "Ann",
                        null,
                        Optional.of("Paris"),
                        3,
                        List.of(new UserCard.PostLine("Ann 3", 30), new UserCard.PostLine("Ann 2", 20))));
        assertThat(queries.count()).isEqualTo(2);
    }

    @Test
    void readsWhatIsToOne(Repo repo, Queries queries) {
        queries.startAgain();
        // tag::one[]
        Mono<Page<PostCard>> page = repo.page(
                from(POST).where(POST.published).orderBy(POST.views.desc()).as(POST_CARD), Cursor.firstPage(), 2);
        // end::one[]

        List<PostCard> items = Objects.requireNonNull(page.block()).items();
        assertThat(items).extracting(PostCard::title).allMatch(title -> title.endsWith("3"));
        assertThat(items.get(0).author()).isEqualTo(items.get(0).user().name());
        assertThat(queries.count()).isEqualTo(1);
    }

    @Test
    void getsAndGivesBack(Repo repo) {
        User user = Objects.requireNonNull(
                repo.first(from(USER).orderBy(USER.name.asc())).block());
        // tag::get[]
        Mono<UserCard> card = repo.get(USER_CARD, user.id());
        Flux<UserCard> changed = repo.updateAll(from(USER).where(USER.name.eq("Ann")))
                .set(USER.age.to(40))
                .returning(USER_CARD);
        // end::get[]

        assertThat(Objects.requireNonNull(card.block()).postCount()).isEqualTo(3);
        assertThat(changed.collectList().block()).extracting(UserCard::age).containsExactly(40);
    }

    @Test
    void insertsAnInput(Repo repo) {
        // tag::insert[]
        SignUp form = new SignUp("Cid", "cid@example.org", null, Role.READER, new Address("5 High Street", "York"));
        Mono<User> user = repo.insert(SIGN_UP.of(form));
        // end::insert[]

        assertThat(Objects.requireNonNull(user.block()).name()).isEqualTo("Cid");
    }

    @Test
    void updatesWithAnInput(Repo repo) {
        User user = Objects.requireNonNull(
                repo.first(from(USER).orderBy(USER.name.asc())).block());
        // tag::update[]
        Rename form = new Rename(Optional.of("Anna"), Optional.empty());
        Mono<User> renamed = repo.update(user).set(RENAME.values(form));
        // end::update[]

        User after = Objects.requireNonNull(renamed.block());
        assertThat(after.name()).isEqualTo("Anna");
        assertThat(after.age()).isNull();
        // tag::changeset[]
        Changeset<User> changes =
                RENAME.change(after, form).length(USER.name, 2, 80).min(USER.age, 13);
        // end::changeset[]
        assertThat(changes.isValid()).isTrue();
        assertThat(changes.isChanged()).isFalse();
    }

    private static SignUp signUp(String name) {
        return new SignUp(name, name + "@example.org", null, Role.AUTHOR, new Address("1 Rue de la Paix", "Paris"));
    }

    private static Draft<Post> post(User user, String name, int i) {
        return POST.draft()
                .userId(user.id())
                .slug(name + i)
                .title(name + " " + i)
                .published(i > 1)
                .views(i * 10L);
    }
}
