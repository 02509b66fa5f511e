package io.millrace.related;

import static io.millrace.related.ArticleTable.ARTICLE;
import static io.millrace.related.InvoiceLineTable.INVOICE_LINE;
import static io.millrace.related.InvoiceTable.INVOICE;
import static io.millrace.related.PortraitTable.PORTRAIT;
import static io.millrace.related.RemarkTable.REMARK;
import static io.millrace.related.SignatureTable.SIGNATURE;
import static io.millrace.related.TagTable.TAG;
import static io.millrace.related.TourTable.TOUR;
import static io.millrace.related.WriterTable.WRITER;

import io.millrace.changeset.Params;
import io.millrace.repo.Repo;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writers and what they wrote in a database of a test class's own, empty before each test, and a wire to it that counts. */
final class Newsroom implements BeforeEachCallback, AfterAllCallback {

    private static final String TABLES =
            Stream.<Table<?>>of(WRITER, ARTICLE, REMARK, PORTRAIT, INVOICE, INVOICE_LINE, TAG, SIGNATURE, TOUR)
                            .flatMap(table -> table.definition().createStatements().stream())
                            .collect(Collectors.joining(";\n"))
                    + """
                    ;
                    create table articles_tags (article_id int8 references articles, tag_id uuid references tags,
                        unique (article_id, tag_id));
                    create table tags_tags (tag_id uuid references tags, akin_id uuid references tags)""";

    private static final Duration AWAY = Duration.ofMillis(60);

    private final TestDatabase database = TestDatabase.create(TABLES);
    private final Wire wire = Wire.to(database);
    private final Repo repo = Repo.connect(wire.url());

    Repo repo() {
        return repo;
    }

    TestDatabase database() {
        return database;
    }

    void empty() {
        database.execute("truncate writers, articles, remarks, portraits, invoices, invoice_lines, tags,"
                + " signatures, articles_tags, tags_tags, tours restart identity");
    }

    /** Ann, with so many articles called one, two and so on, and all of it loaded. */
    Writer ann(String... titles) {
        return now(repo.insert(WRITER.draft().name("Ann"))
                .with(
                        WRITER.articles,
                        Stream.of(titles)
                                .map(title -> ARTICLE.draft().title(title))
                                .toList())
                .with(WRITER.portrait, List.of()));
    }

    /** The row as the database has it, with everything loaded. */
    Writer loaded(long id) {
        return now(repo.require(WRITER, id)
                .flatMap(writer -> repo.preload(
                        writer, WRITER.articles.orderBy(ARTICLE.id.asc()).preload(ARTICLE.remarks), WRITER.portrait)));
    }

    /** What is sent while this is awaited, and what it emits. */
    <T> List<String> statements(Mono<T> mono) {
        wire.startAgain();
        mono.block();
        return wire.traffic().statements().stream()
                .filter(text -> !text.startsWith("select set_config("))
                .map(text -> text.replaceAll(" returning .*", " …").replaceAll(" with ordinality as bulk.*", " …"))
                .toList();
    }

    /** How many round trips a write takes once its statements are prepared. */
    <T> long trips(Supplier<Mono<T>> work) {
        for (int i = 0; i < 3; i++) {
            work.get().block();
        }
        wire.distance(AWAY);
        try {
            wire.startAgain();
            work.get().block();
            return wire.traffic().roundTrips();
        } finally {
            wire.distance(Duration.ZERO);
        }
    }

    static Params params(Object... namesAndValues) {
        return Params.of(map(namesAndValues));
    }

    static Map<String, @Nullable Object> map(Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    static <T> List<T> now(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        repo.close().block();
        wire.close();
        database.close();
    }
}
