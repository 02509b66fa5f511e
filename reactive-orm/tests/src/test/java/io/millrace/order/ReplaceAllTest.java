package io.millrace.order;

import static io.millrace.order.LineTable.LINE;
import static io.millrace.order.ParcelTable.PARCEL;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.InvalidQuery;
import io.millrace.repo.Repo;
import io.millrace.repo.write.ReplaceAll;
import io.millrace.repo.write.RowOutcome;
import io.millrace.repo.write.RowOutcome.Kind;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The rows of a condition become exactly those that are given. */
class ReplaceAllTest {

    private static final TestDatabase DATABASE = TestDatabase.create(Stream.<Table<?>>of(LINE, PARCEL)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n")));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @BeforeEach
    void fill() {
        DATABASE.execute("""
                truncate lines, parcels restart identity;
                insert into lines (order_id, place, article, remarks, version) values
                    (7, 1, 'pen', '{"gift":"yes"}', 1), (7, 2, 'ink', null, 1), (7, 3, 'cup', null, 1),
                    (8, 1, 'hat', null, 1);
                insert into parcels (order_id, code, grams, deleted_at) values
                    (7, 'a', 100, null), (7, 'b', 200, null), (7, 'c', 300, now()), (8, 'd', 400, null)""");
    }

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    void oneStatementInsertsUpdatesAndDeletes() {
        ReplaceAll<Line> replaced = replaced(line(7, 4, "hat"), line(7, 1, "pen"), line(7, 2, "red ink"));

        assertThat(REPO.toSql(replaced).get(0).sql())
                .isEqualTo("merge into lines using unnest($1::int8[], $2::int4[], $3::text[]) with ordinality as bulk"
                        + " (c0, c1, c2, place) on lines.order_id = bulk.c0 and lines.place = bulk.c1"
                        + " and lines.order_id = $4::int8"
                        + " when matched and lines.article is distinct from bulk.c2"
                        + " then update set article = bulk.c2, version = lines.version + 1"
                        + " when not matched then insert (order_id, place, article, version)"
                        + " values (bulk.c0, bulk.c1, bulk.c2, 1)"
                        + " when not matched by source and lines.order_id = $4::int8 then delete"
                        + " returning lines.id, lines.order_id, lines.place, lines.article, cast(lines.remarks as text),"
                        + " lines.version, (merge_action() = 'INSERT'), bulk.place");
        if (isRefused(replaced)) {
            return;
        }
        assertThat(now(replaced.outcomes()))
                .extracting(RowOutcome::kind, outcome -> outcome.row().map(Line::article))
                .containsExactly(
                        tuple(Kind.INSERTED, Optional.of("hat")),
                        tuple(Kind.UNCHANGED, Optional.empty()),
                        tuple(Kind.UPDATED, Optional.of("red ink")),
                        tuple(Kind.DELETED, Optional.of("cup")));
        assertThat(rows())
                .containsExactly("7 1 pen {\"gift\":\"yes\"} 1", "7 2 red ink - 2", "7 4 hat - 1", "8 1 hat - 1");
    }

    @Test
    void whatWasWrittenIsEmittedAndCounted() {
        if (isRefused(replaced())) {
            return;
        }
        assertThat(now(replaced(line(7, 4, "hat"), line(7, 1, "pen"), line(7, 2, "red ink"))))
                .extracting(Line::place, Line::article, Line::version)
                .containsExactly(tuple(4, "hat", 1), tuple(2, "red ink", 2));
        assertThat(now(replaced(line(7, 4, "hat"), line(7, 9, "bag")).returningCount()))
                .isEqualTo(3);
        assertThat(now(replaced(line(7, 4, "hat"), line(7, 9, "bag")).returningCount()))
                .isZero();
    }

    @Test
    void severalColumnsAreComparedAsTheyAreKept() {
        ReplaceAll<Line> replaced = replaced(
                line(7, 1, "pen").remarks(Map.of("gift", "yes")),
                line(7, 2, "ink").remarks(Map.of("gift", "no")),
                line(7, 3, "cup").remarks(null));

        assertThat(REPO.toSql(replaced).get(0).sql())
                .contains(" when matched and (lines.article, lines.remarks::text) is distinct from (bulk.c2,"
                        + " bulk.c3::json::text) then update set article = bulk.c2, remarks = bulk.c3::json,");
        if (isRefused(replaced)) {
            return;
        }
        assertThat(now(replaced.outcomes()))
                .extracting(RowOutcome::kind)
                .containsExactly(Kind.UNCHANGED, Kind.UPDATED, Kind.UNCHANGED);
    }

    @Test
    void noRowDeletesAllOfTheCondition() {
        ReplaceAll<Line> none = replaced();

        assertThat(REPO.toSql(none).get(0).sql())
                .isEqualTo("delete from lines where lines.order_id = $1::int8 returning lines.id, lines.order_id,"
                        + " lines.place, lines.article, cast(lines.remarks as text), lines.version, false, null::int8");
        if (isRefused(none)) {
            return;
        }
        assertThat(now(none.outcomes()))
                .extracting(RowOutcome::kind)
                .containsExactly(Kind.DELETED, Kind.DELETED, Kind.DELETED);
        assertThat(rows()).containsExactly("8 1 hat - 1");
    }

    @Test
    void everyRowIsMeantWhereThatIsSaid() {
        var replaced = REPO.replaceAll(LINE, List.of(line(8, 1, "hat")))
                .on(LINE.orderId, LINE.place)
                .everyRow();

        assertThat(REPO.toSql(replaced).get(0).sql())
                .contains(" on lines.order_id = bulk.c0 and lines.place = bulk.c1 when matched and ")
                .contains(" when not matched by source then delete returning ");
        if (isRefused(replaced)) {
            return;
        }
        assertThat(now(replaced.returningCount())).isEqualTo(3);
        assertThat(rows()).containsExactly("8 1 hat - 1");
    }

    @Test
    void aRowOutsideOfTheConditionIsNotTouched() {
        if (isRefused(replaced())) {
            return;
        }
        assertThatThrownBy(() -> now(replaced(line(7, 1, "pen"), line(8, 1, "stolen"))))
                .isInstanceOf(ConstraintViolation.class)
                .hasMessageContaining("lines_order_id_place_key");

        assertThat(rows()).hasSize(4).contains("7 2 ink - 1", "8 1 hat - 1");
    }

    @Test
    void rowsThatAreKeptAreMarked() {
        ReplaceAll<Parcel> replaced = REPO.replaceAll(PARCEL, List.of(parcel("a", 150), parcel("c", 300)))
                .on(PARCEL.code)
                .within(PARCEL.orderId.eq(7L));

        assertThat(REPO.toSql(replaced).get(0).sql())
                .contains(" on parcels.code = bulk.c1 and parcels.order_id = $4::int8 and parcels.deleted_at is null"
                        + " when matched and ")
                .contains(" when not matched by source and parcels.order_id = $4::int8 and parcels.deleted_at is null"
                        + " then update set deleted_at = statement_timestamp() returning ");
        if (isRefused(replaced)) {
            return;
        }
        assertThat(now(replaced.outcomes()))
                .extracting(
                        RowOutcome::kind,
                        outcome -> outcome.row().orElseThrow().code(),
                        outcome -> outcome.row().orElseThrow().deletedAt() == null)
                .containsExactly(
                        tuple(Kind.UPDATED, "a", true),
                        tuple(Kind.INSERTED, "c", true),
                        tuple(Kind.DELETED, "b", false));
        assertThat(now(REPO.count(from(PARCEL).withDeleted()))).isEqualTo(5);
        assertThat(now(REPO.replaceAll(PARCEL, List.<ParcelDraft>of())
                        .on(PARCEL.code)
                        .within(PARCEL.orderId.eq(7L))
                        .returningCount()))
                .isEqualTo(2);
        assertThat(now(REPO.all(from(PARCEL)))).extracting(Parcel::code).containsExactly("d");
    }

    @Test
    void whatOneStatementCannotDoIsRefused() {
        if (isRefused(replaced())) {
            return;
        }
        StepVerifier.create(replaced(line(7, 1, "a"), line(7, 2, "b"), line(7, 1, "c")))
                .verifyErrorSatisfies(refused ->
                        assertThat(refused).isInstanceOf(InvalidQuery.class).hasMessage("""
                                ORM-112: rows of Line cannot be replaced
                                  because: row 2 of them, counted from 0, has the same order_id, place as one before it
                                  fix: leave one of them out, or name more columns: .on(column, …)"""));
        StepVerifier.create(replaced(line(7, 1, "a"), line(7, 2, "b").remarks(Map.of())))
                .verifyErrorSatisfies(refused -> assertThat(refused).hasMessage("""
                        ORM-112: rows of Line cannot be replaced
                          because: some of them give Line.remarks and some leave it out, and one statement gives the \
                        same columns of all
                          fix: give every row a value for Line.remarks, or none"""));
        StepVerifier.create(REPO.replaceAll(LINE, List.of(line(7, 1, "a")))
                        .on(LINE.id)
                        .everyRow())
                .verifyErrorSatisfies(refused -> assertThat(refused).hasMessage("""
                        ORM-112: rows of Line cannot be replaced
                          because: they are told apart by Line.id, and one of them has no value there
                          fix: give every row a value for Line.id, or name other columns: .on(column, …)"""));
        StepVerifier.create(REPO.replaceAll(LINE, Collections.nCopies(10_001, line(7, 1, "a")))
                        .on(LINE.place)
                        .everyRow()
                        .returningCount())
                .verifyErrorSatisfies(refused -> assertThat(refused).hasMessage("""
                        ORM-112: rows of Line cannot be replaced
                          because: one statement takes up to 10000 of them, these are 10001, and what is left over is \
                        known of all of them together only
                          fix: choose narrower conditions, each with its rows: .within(condition); or write it as two \
                        statements in a transaction: repo.deleteAll(query) for the rows that go, and \
                        repo.upsertAll(table, rows).on(column, …)"""));
        assertThat(rows()).hasSize(4);
    }

    /** Whether the server is one before PostgreSQL 17, which is refused and left as it is. */
    private static boolean isRefused(ReplaceAll<?> replaced) {
        int version = DATABASE.server().majorVersion();
        if (version >= 17) {
            return false;
        }
        for (Publisher<?> write : List.of(replaced, replaced.outcomes(), replaced.returningCount())) {
            StepVerifier.create(write)
                    .verifyErrorSatisfies(refused -> assertThat(refused)
                            .isInstanceOf(InvalidQuery.class)
                            .hasMessageContaining("from PostgreSQL 17 on, and this is PostgreSQL " + version));
        }
        assertThat(rows()).hasSize(4);
        return true;
    }

    private static ReplaceAll<Line> replaced(LineDraft... lines) {
        return REPO.replaceAll(LINE, List.of(lines))
                .on(LINE.orderId, LINE.place)
                .within(LINE.orderId.eq(7L));
    }

    private static LineDraft line(long order, int place, String article) {
        return LINE.draft().orderId(order).place(place).article(article);
    }

    private static ParcelDraft parcel(String code, int grams) {
        return PARCEL.draft().orderId(7).code(code).grams(grams);
    }

    private static List<String> rows() {
        return DATABASE
                .column("select concat_ws(' ', order_id, place, article, coalesce(remarks::text, '-'), version)"
                        + " from lines order by order_id, place")
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    private static <T> List<T> now(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }
}
