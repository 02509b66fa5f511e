package io.millrace.relation;

import static io.millrace.press.ArticleTable.ARTICLE;
import static io.millrace.press.WriterTable.WRITER;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.shape.ArticleCardShape.ARTICLE_CARD;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.observe.RepeatGuard;
import io.millrace.press.Article;
import io.millrace.press.Press;
import io.millrace.press.Writer;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The guard as an application sees it: with what a repo does by itself, and from a package of its own. */
class RepeatPlaceTest {

    @Test
    void thePlaceIsWhereTheRepoWasAsked() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        RepeatGuard guard = RepeatGuard.over(2, warnings::add);
        AtomicInteger line = new AtomicInteger();
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withRepeatGuard(guard));
            Flux<Article> oneByOne = repo.all(from(WRITER)).concatMap(writer -> {
                line.set(here() + 1);
                return repo.all(WRITER.articles.of(writer));
            });
            oneByOne.contextWrite(guard::begin).blockLast();

            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .containsPattern("\n  at: .*io\\.millrace\\.relation\\.RepeatPlaceTest\\.lambda\\S+"
                            + "\\(RepeatPlaceTest\\.java:" + line + "\\)\n  because: ");
            repo.close().block();
        }
    }

    @Test
    void thePlaceOfWhatIsMadeWhenItIsSubscribedIsWhereTheRepoWasAskedToo() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        RepeatGuard guard = RepeatGuard.over(1, warnings::add);
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withRepeatGuard(guard));
            List<Writer> writers =
                    Objects.requireNonNull(repo.all(from(WRITER)).collectList().block());
            Article article = Objects.requireNonNull(repo.get(ARTICLE, 1L).block());
            Query<Writer> ann = from(WRITER).where(WRITER.id.eq(1L)).preload(WRITER.articles);
            Query<Writer> all = from(WRITER).preload(WRITER.articles);
            Map<String, Supplier<? extends Publisher<?>>> asked = new LinkedHashMap<>();
            Map<String, Integer> lines = new LinkedHashMap<>();
            BiConsumer<String, Supplier<? extends Publisher<?>>> ask = (name, asking) -> {
                lines.put(name, callersLine());
                asked.put(name, asking);
            };
            ask.accept("early", () -> repo.all(ann));
            ask.accept("late", () -> repo.all(all));
            ask.accept("one", () -> repo.one(ann));
            ask.accept("preload", () -> repo.preload(writers.get(0), WRITER.articles.preload(ARTICLE.remarks)));
            ask.accept("preloadAll", () -> repo.preloadAll(writers, WRITER.articles));
            ask.accept("aggregateEach", () -> repo.aggregateEach(writers, WRITER.articles, count()));
            ask.accept("shape", () -> repo.get(ARTICLE_CARD, 1L));
            ask.accept("update", () -> repo.update(article).set(ARTICLE.views.to(5)));
            ask.accept("deleteAll", () -> repo.deleteAll(from(WRITER).where(WRITER.id.eq(9L))));

            asked.forEach((name, asking) -> {
                warnings.clear();
                Flux.range(0, 2)
                        .concatMap(time -> asking.get())
                        .contextWrite(guard::begin)
                        .blockLast();
                assertThat(warnings)
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(warning -> assertThat(warning)
                                .containsPattern("\n  at: .*io\\.millrace\\.relation\\.RepeatPlaceTest\\.lambda\\S+"
                                        + "\\(RepeatPlaceTest\\.java:" + lines.get(name) + "\\)\n  because: "));
            });
            repo.close().block();
        }
    }

    @Test
    void whatLeavesTogetherIsOneStatement() {
        List<String> warnings = new CopyOnWriteArrayList<>();
        RepeatGuard guard = RepeatGuard.over(1, warnings::add);
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withRepeatGuard(guard));
            Flux<Writer> atOnce = repo.all(from(WRITER))
                    .collectList()
                    .flatMapIterable(writers -> writers)
                    .flatMap(writer -> repo.get(WRITER, writer.id()));

            assertThat(press.counting(atOnce.contextWrite(guard::begin))).hasSize(3);
            assertThat(press.statements())
                    .containsExactly(
                            "select writers.id, writers.name from writers",
                            "select writers.id, writers.name from writers where writers.id = any($1::int8[])");
            assertThat(warnings).isEmpty();

            Flux<Writer> afterEachOther = Flux.just(1L, 2L, 3L).concatMap(id -> repo.get(WRITER, id));
            assertThat(press.counting(afterEachOther.contextWrite(guard::begin)))
                    .hasSize(3);
            assertThat(press.statements()).hasSize(3);
            assertThat(warnings).hasSize(1);
            repo.close().block();
        }
    }

    @Test
    void itWarnsInALogOfItsOwn() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        RepeatGuard guard = RepeatGuard.over(2);
        try (Press press = Press.open()) {
            Repo repo = press.repo(options -> options.withRepeatGuard(guard));
            Flux.range(0, 5)
                    .concatMap(i -> repo.all(from(WRITER)))
                    .contextWrite(guard::begin)
                    .blockLast();
            repo.close().block();
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("WARN io.millrace.repeats - one statement was run more than 2 times within one"
                        + " subscription: all Writer");
    }

    /** The line of whoever calls the one that asks. */
    private static int callersLine() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(2).findFirst().orElseThrow().getLineNumber());
    }

    private static int here() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }
}
