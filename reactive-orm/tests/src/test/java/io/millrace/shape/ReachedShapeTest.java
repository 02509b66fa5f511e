package io.millrace.shape;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.query.Query.from;
import static io.millrace.shape.ArticleCardShape.ARTICLE_CARD;
import static io.millrace.shape.ArticleLinkShape.ARTICLE_LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.behaviour.Behaviour;
import io.millrace.error.MultipleResults;
import io.millrace.press.Card;
import io.millrace.press.Link;
import io.millrace.press.Press;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Relations that go over other tables, and those that take the first of several rows. */
class ReachedShapeTest {

    private static final Press PRESS = Press.open();
    private static final Repo REPO = PRESS.repo();

    @AfterAll
    static void close() {
        PRESS.close();
    }

    @Test
    @Behaviour("preload.exs:607")
    void aRowComesOnceForEachParent() {
        List<ArticleCard> cards =
                PRESS.counting(REPO.all(from(ARTICLE).orderBy(ARTICLE.id.asc()).as(ARTICLE_CARD)));

        assertThat(PRESS.statements()).hasSize(4);
        assertThat(cards)
                .extracting(card -> card.remarkers().stream()
                        .map(ArticleCard.Name::name)
                        .sorted()
                        .toList())
                .containsExactly(List.of("Bob", "Cid"), List.of("Bob"), List.of("Ann"), List.of());
        assertThat(cards).extracting(ArticleCard::voices).containsExactly(2L, 1L, 1L, 0L);
    }

    @Test
    void theFirstOfSeveralIsTaken() {
        List<ArticleCard> cards =
                PRESS.counting(REPO.all(from(ARTICLE).orderBy(ARTICLE.id.asc()).as(ARTICLE_CARD)));

        assertThat(cards).hasSize(4);
        assertThat(cards)
                .extracting(card -> card.latest().map(ArticleCard.Text::text).orElse("none"))
                .containsExactly("c", "d", "f", "none");
        assertThat(cards)
                .extracting(card -> {
                    Card reached = card.authorCard();
                    return reached == null ? "none" : reached.label();
                })
                .containsExactly("gold", "gold", "tin", "none");
    }

    @Test
    void oneOfSeveralIsNotLeftToChance() {
        assertThat(PRESS.counting(REPO.get(ARTICLE_LINK, 2L)).link())
                .extracting(Link::address)
                .isEqualTo("z");
        assertThat(PRESS.counting(REPO.get(ARTICLE_LINK, 3L)).link()).isNull();
        for (Mono<ArticleLink> read : List.of(
                REPO.get(ARTICLE_LINK, 1L),
                REPO.one(from(ARTICLE).where(ARTICLE.id.eq(1L)).as(ARTICLE_LINK)),
                REPO.all(from(ARTICLE).as(ARTICLE_LINK)).last())) {
            assertThatThrownBy(read::block).isInstanceOf(MultipleResults.class).hasMessage("""
                    ORM-202: Article.link leads to 2 rows for one Article
                      because: a relation to one does not choose among several rows
                      fix: a unique index on what leads there, Many<Link> for all of them, or an order in the annotation for the first of them: @HasOne(orderBy = "id desc")""");
        }
    }

    @Test
    void oneParentIsAskedForAlone() {
        ArticleCard one = PRESS.counting(REPO.get(ARTICLE_CARD, 1L));

        assertThat(one.remarkers()).hasSize(2);
        assertThat(one.latest()).contains(new ArticleCard.Text("c"));
        assertThat(Objects.requireNonNull(one.authorCard()).label()).isEqualTo("gold");
    }
}
