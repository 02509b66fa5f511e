package io.millrace.expr;

import static io.millrace.function.Literals.value;
import static io.millrace.function.Views.vector;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.note.Notes;
import io.millrace.type.Types;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VectorTest {

    private static final float[] NORTH = {0, 1};

    @RegisterExtension
    private static final Notes NOTES = new Notes("insert into notes (id) values (1)");

    /** Its answer needs the extension pgvector, which the embedded server may lack; its text does not. */
    @Test
    void theNearestComeFirst() {
        var direction = vector(value(Types.VECTOR, new float[] {1, 1}));
        var query = from(NOTE)
                .orderBy(direction.cosineDistance(NORTH).asc())
                .select(
                        direction.distance(NORTH).required(),
                        direction.negativeInnerProduct(NORTH).required(),
                        direction.taxicabDistance(NORTH).required());
        String sql = "select $1::text::vector <-> $2::text::vector, $3::text::vector <#> $4::text::vector,"
                + " $5::text::vector <+> $6::text::vector from notes order by $7::text::vector <=> $8::text::vector";

        assertThat(NOTES.repo().toSql(query).sql()).isEqualTo(sql);
        if (hasExtension()) {
            NOTES.execute("create extension vector");
            assertThat(NOTES.read(query, sql)).singleElement().satisfies(row -> {
                assertThat(row.getT1()).isEqualTo(1);
                assertThat(row.getT2()).isEqualTo(-1);
                assertThat(row.getT3()).isEqualTo(1);
            });
        }
    }

    private static boolean hasExtension() {
        List<Boolean> there = NOTES.of(
                sql(Boolean.class, "exists (select from pg_available_extensions where name = 'vector')"),
                "exists (select from pg_available_extensions where name = 'vector')");
        return there.contains(true);
    }
}
