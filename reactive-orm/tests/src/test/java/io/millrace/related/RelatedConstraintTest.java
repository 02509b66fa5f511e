package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.Newsroom.now;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.WriterTable.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Constraint;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.table.Holders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a constraint looks like is what those of one table look like. */
class RelatedConstraintTest {

    @RegisterExtension
    private static final Newsroom NEWSROOM = new Newsroom();

    private static final Repo REPO = NEWSROOM.repo();

    @Test
    void aRowOfARelationIsNotTakenForTheOneThatHasIt() {
        now(REPO.insert(PORTRAIT.draft().url("/1")));
        Changeset<Portrait> portrait = Changeset.of(PORTRAIT.draft().url("/1"));

        assertThatThrownBy(() -> now(REPO.insert(writer().put(WRITER.portrait, List.of(portrait)))))
                .isInstanceOf(ConstraintViolation.class);
        assertThatThrownBy(
                        () -> now(REPO.insert(writer().put(WRITER.portrait, List.of(portrait.unique(PORTRAIT.url))))))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::toString)
                                .containsExactly("portrait.url: is taken already"));
    }

    @Test
    void aViolationOfARelationsTableIsFirstThatOfItsOwnChanges() {
        Changeset<Portrait> portrait = Changeset.of(PORTRAIT.draft().url("/1"))
                .constraint(PORTRAIT.url, Constraint.named("portraits_url_key"), "is taken");
        Changeset<Writer> writer = writer().constraint(
                        WRITER.name, Constraint.named("portraits_url_key"), "has a portrait that is taken")
                .put(WRITER.portrait, List.of(portrait));
        ConstraintViolation violation = violation();

        assertThat(writer.failure(violation))
                .isInstanceOfSatisfying(
                        InvalidChangeset.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(FieldError::toString)
                                .containsExactly("portrait.url: is taken"));
    }

    @Test
    void aRowOfTheJoinTableIsNotTakenForEitherOfThoseItJoins() {
        Tag mill = now(REPO.insert(TAG.draft().word("mill")));
        Article article =
                now(REPO.insert(ARTICLE.draft().title("one")).with(ARTICLE.tags, List.of(Changeset.of(TAG, mill))));
        Article unaware = ARTICLE.related(
                article, Holders.of(article.writer(), article.remarks(), Many.of(List.of()), article.signers()));

        assertThatThrownBy(() -> now(REPO.update(Changeset.of(ARTICLE, unaware)
                        .constraint(ARTICLE.title, Constraint.endingWith("_key"), "is wrong")
                        .put(
                                ARTICLE.tags,
                                List.of(Changeset.of(TAG, mill)
                                        .constraint(TAG.word, Constraint.endingWith("_key"), "is wrong"))))))
                .isInstanceOf(ConstraintViolation.class);
    }

    private static ConstraintViolation violation() {
        now(REPO.insert(PORTRAIT.draft().url("/1")));
        try {
            now(REPO.insert(PORTRAIT.draft().url("/1")));
        } catch (ConstraintViolation violation) {
            return violation;
        }
        throw new AssertionError("two portraits at one address");
    }

    private static Changeset<Writer> writer() {
        return Changeset.of(WRITER.draft().name("Ann"))
                .constraint(WRITER.name, Constraint.endingWith("_key"), "is wrong");
    }
}
