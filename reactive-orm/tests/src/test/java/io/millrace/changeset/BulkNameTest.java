package io.millrace.changeset;

import static io.millrace.changeset.BulkTable.BULK;
import static io.millrace.changeset.HeapTable.HEAP;
import static io.millrace.changeset.Members.now;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.repo.Repo;
import io.millrace.table.Table;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table may have the name that the arrays of bulk statements have otherwise. */
class BulkNameTest {

    @Test
    void rowsOfATableCalledBulkAreWrittenInBulk() {
        try (TestDatabase database = TestDatabase.create(script(BULK))) {
            Repo repo = Repo.connect(database.url());
            List<Bulk> rows = now(repo.insertAll(
                    BULK,
                    List.of(BULK.draft().place(1).c0("a"), BULK.draft().place(2).c0("b"))));
            List<Bulk> changed = rows.stream()
                    .map(row -> BULK.with(row, BULK.place.to(row.place() + 10)))
                    .toList();

            assertThat(repo.updateAll(BULK, changed)
                            .set(BULK.place)
                            .toSql()
                            .get(0)
                            .sql())
                    .startsWith("with written as (update bulk set place = bulk_rows.c1 from unnest($1::int8[],"
                            + " $2::int4[]) with ordinality as bulk_rows (c0, c1, place) where bulk.id = bulk_rows.c0"
                            + " returning bulk.id, bulk.place, bulk.c0, bulk_rows.place)");
            assertThat(now(repo.updateAll(BULK, changed).set(BULK.place))).isEqualTo(changed);
            assertThat(now(repo.all(from(BULK).orderBy(BULK.id.asc())))).isEqualTo(changed);
            assertThat(now(repo.deleteAll(BULK, List.of(rows.get(0).id())))).isEqualTo(1);
            assertThat(now(repo.all(from(BULK)))).containsExactly(changed.get(1));
            repo.close().block();
        }
    }

    @Test
    void aTableBetweenTwoOthersMayBeCalledSo() {
        try (TestDatabase database = TestDatabase.create(
                script(HEAP) + ";\ncreate table bulk (heap_id int8 references heaps, next_id int8 references heaps)")) {
            Repo repo = Repo.connect(database.url());
            Heap heap = now(repo.insert(HEAP.draft().name("one"))
                    .with(
                            HEAP.next,
                            List.of(HEAP.draft().name("two"), HEAP.draft().name("three"))));
            assertThat(database.value("select count(*) from bulk")).isEqualTo("2");

            now(repo.update(Changeset.of(HEAP, heap).put(Nested.of(HEAP.next).onReplace(OnReplace.DELETE), List.of())));

            assertThat(database.value("select count(*) from bulk")).isEqualTo("0");
            repo.close().block();
        }
    }

    private static String script(Table<?> table) {
        return String.join(";\n", table.definition().createStatements());
    }
}
