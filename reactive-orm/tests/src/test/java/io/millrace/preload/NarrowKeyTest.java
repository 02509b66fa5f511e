package io.millrace.preload;

import static io.millrace.preload.BayTable.BAY;
import static io.millrace.preload.BinTable.BIN;
import static io.millrace.preload.DockTable.DOCK;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Condition;
import io.millrace.repo.Repo;
import io.millrace.schema.Many;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Relations from keys that a query compares with numbers of another type than the key's own. */
class NarrowKeyTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create("create domain dock_number as int check (value > 0);\n"
                    + Stream.of(BIN.definition(), BAY.definition(), DOCK.definition())
                            .flatMap(table -> table.createStatements().stream())
                            .collect(Collectors.joining(";\n"))
                    + ";\n"
                    + Stream.of("bins", "bays", "docks")
                            .map(table -> "insert into " + table + " values (5, null), (6, 5), (7, 5), (8, 6)")
                            .collect(Collectors.joining(";\n")));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    void aShort() {
        for (Condition<Bin> one : List.of(BIN.id.eq(5), BIN.id.eq(Short.valueOf((short) 5)), BIN.id.in(5))) {
            assertThat(bins(one)).containsExactly("5 [6, 7]");
        }
        assertThat(bins(BIN.id.in(5, 6))).containsExactly("5 [6, 7]", "6 [8]");
        assertThat(bins(BIN.id.in(List.of((short) 5, (short) 6)))).containsExactly("5 [6, 7]", "6 [8]");
    }

    @Test
    void anIntThatIsASmallintInTheDatabase() {
        assertThat(bays(BAY.id.eq(5))).containsExactly("5 [6, 7]");
        assertThat(bays(BAY.id.in(5, 6))).containsExactly("5 [6, 7]", "6 [8]");
        assertThat(bays(BAY.id.in(List.of(5, 6)))).containsExactly("5 [6, 7]", "6 [8]");
        assertThat(bays(BAY.id.eq(70_000))).isEmpty();
    }

    @Test
    void aDomain() {
        assertThat(docks(DOCK.id.eq(5))).containsExactly("5 [6, 7]");
        assertThat(docks(DOCK.id.in(5, 6))).containsExactly("5 [6, 7]", "6 [8]");
        assertThat(docks(DOCK.id.in(List.of(5, 6)))).containsExactly("5 [6, 7]", "6 [8]");
        assertThat(docks(DOCK.id.eq(70_000_000_000L))).isEmpty();
    }

    private static List<String> bins(Condition<Bin> condition) {
        List<Bin> bins = REPO.all(
                        from(BIN).where(condition).orderBy(BIN.id.asc()).preload(BIN.inner.orderBy(BIN.id.asc())))
                .collectList()
                .block();
        return Objects.requireNonNull(bins).stream()
                .map(bin -> said(bin.id(), bin.inner(), Bin::id))
                .toList();
    }

    private static List<String> bays(Condition<Bay> condition) {
        List<Bay> bays = REPO.all(
                        from(BAY).where(condition).orderBy(BAY.id.asc()).preload(BAY.inner.orderBy(BAY.id.asc())))
                .collectList()
                .block();
        return Objects.requireNonNull(bays).stream()
                .map(bay -> said(bay.id(), bay.inner(), Bay::id))
                .toList();
    }

    private static List<String> docks(Condition<Dock> condition) {
        List<Dock> docks = REPO.all(
                        from(DOCK).where(condition).orderBy(DOCK.id.asc()).preload(DOCK.inner.orderBy(DOCK.id.asc())))
                .collectList()
                .block();
        return Objects.requireNonNull(docks).stream()
                .map(dock -> said(dock.id(), dock.inner(), Dock::id))
                .toList();
    }

    private static <R> String said(int id, Many<R> inner, Function<R, ? extends Number> key) {
        return id + " " + inner.list().stream().map(key).toList();
    }
}
