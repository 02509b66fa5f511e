package io.millrace.observe;

import static io.millrace.gallery.PictureTable.PICTURE;
import static io.millrace.gallery.StoryTable.STORY;
import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.CreditTable.CREDIT;
import static io.millrace.press.RemarkTable.REMARK;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.press.Article;
import io.millrace.press.Press;
import io.millrace.press.Writer;
import io.millrace.repo.Repo;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class RepeatGuardTest {

    @Test
    void whatIsReadRowByRowIsToldOnce() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        RepeatGuard guard = RepeatGuard.over(2, warnings::add);
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withListener(guard));
            List<Writer> writers =
                    Objects.requireNonNull(repo.all(from(WRITER)).collectList().block());
            Flux<Article> oneByOne =
                    Flux.fromIterable(writers).concatMap(writer -> repo.all(WRITER.articles.of(writer)));

            oneByOne.blockLast();
            assertThat(warnings).as("nobody counts").isEmpty();

            oneByOne.contextWrite(guard::begin).blockLast();
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .startsWith("one statement was run more than 2 times within one subscription: all Article"
                            + "\n  query: select articles.id, articles.title, articles.views, articles.author_id"
                            + " from articles where articles.author_id = $1::int8\n  at: ")
                    .endsWith("\n  because: it is run for one row at a time"
                            + "\n  fix: load it for all rows at once: query.preload(…) or repo.preloadAll(rows, …)");

            warnings.clear();
            repo.transaction(oneByOne.collectList()).block();
            assertThat(warnings).as("a transaction counts by itself").hasSize(1);

            warnings.clear();
            repo.preloadAll(writers, WRITER.articles).contextWrite(guard::begin).blockLast();
            Flux.range(0, 9)
                    .concatMap(i -> repo.all(from(WRITER)).contextWrite(guard::begin))
                    .blockLast();
            assertThat(warnings).as("each subscription counts its own").isEmpty();
            repo.close().block();
        }
    }

    @Test
    void thePreloadToWriteIsNamed() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        RepeatGuard guard = RepeatGuard.over(2, warnings::add).knowing(WRITER, ARTICLE, REMARK, CREDIT);
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withRepeatGuard(guard).withoutGathering());

            repo.all(from(WRITER))
                    .concatMap(writer -> repo.all(WRITER.articles.of(writer)))
                    .contextWrite(guard::begin)
                    .blockLast();
            assertThat(fixes(warnings))
                    .containsExactly("load it for all rows at once: query.preload(WRITER.articles) or"
                            + " repo.preloadAll(rows, WRITER.articles)");

            repo.all(from(ARTICLE).where(ARTICLE.authorId.isNotNull()))
                    .concatMap(article -> repo.get(WRITER, Objects.requireNonNull(article.authorId())))
                    .contextWrite(guard::begin)
                    .blockLast();
            assertThat(fixes(warnings))
                    .containsExactly("load it for all rows at once: query.preload(ARTICLE.author) or"
                            + " repo.preloadAll(rows, ARTICLE.author)");

            Flux.just(1L, 2L, 3L)
                    .concatMap(id -> repo.get(WRITER, id))
                    .contextWrite(guard::begin)
                    .blockLast();
            assertThat(fixes(warnings))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "load it for all rows at once: query.preload(…) or repo.preloadAll(rows, …) with one of ")
                    .contains("ARTICLE.author", "REMARK.author");

            repo.all(from(ARTICLE))
                    .concatMap(article -> repo.all(ARTICLE.credited.of(article)))
                    .contextWrite(guard::begin)
                    .blockLast();
            assertThat(fixes(warnings))
                    .containsExactly("load it for all rows at once: query.preload(ARTICLE.credited) or"
                            + " repo.preloadAll(rows, ARTICLE.credited)");

            Flux.range(0, 3)
                    .concatMap(i -> repo.all(from(WRITER).where(WRITER.name.eq("Ann"))))
                    .contextWrite(guard::begin)
                    .blockLast();
            assertThat(fixes(warnings))
                    .containsExactly("load it for all rows at once: query.preload(…) or repo.preloadAll(rows, …)");
            repo.close().block();
        }
    }

    @Test
    void ofTwoRelationsTheOneThatAsksMost() {
        PreloadAdvice advice = PreloadAdvice.of(List.of(STORY, PICTURE));
        assertThat(advice.fix(
                        "select notes.id from notes where notes.subject_id = $1::int8 and notes.subject_type = 'story'"
                                + " and notes.loud",
                        List.of()))
                .contains("(STORY.loudNotes)");
        assertThat(advice.fix(
                        "select notes.id from notes where notes.subject_id = $1::int8 and notes.subject_type = 'photo'",
                        List.of()))
                .contains("(PICTURE.notes)");
    }

    private static List<String> fixes(List<String> warnings) {
        List<String> fixes = warnings.stream()
                .map(warning -> warning.substring(warning.indexOf("fix: ") + 5))
                .toList();
        warnings.clear();
        return fixes;
    }
}
