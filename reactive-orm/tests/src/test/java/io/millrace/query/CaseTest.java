package io.millrace.query;

import static io.millrace.function.Literals.nullOf;
import static io.millrace.function.Literals.value;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.sum;
import static io.millrace.query.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.note.Note.Mood;
import io.millrace.note.Notes;
import io.millrace.type.Types;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CaseTest {

    @RegisterExtension
    private static final Notes NOTES = new Notes(
            "insert into notes (id, stars, bonus, body, mood) values (1, 0, null, null, 'CALM'), (2, 3, 7, 'b', 'WILD')");

    @Test
    void theFirstBranchThatHoldsGivesTheText() {
        var grade =
                when(NOTE.stars.gt(4), "great").when(NOTE.stars.gt(2), "good").otherwise("poor");

        assertThat(NOTES.of(
                        grade.upper(),
                        "upper(case when notes.stars > $1::int8 then $2::text"
                                + " when notes.stars > $3::int8 then $4::text else $5::text end)"))
                .containsExactly("POOR", "GOOD");
    }

    @Test
    void withoutAnOtherwiseItMayBeNull() {
        assertThat(NOTES.of(
                        when(NOTE.stars.gt(2), NOTE.stars).end(),
                        "case when notes.stars > $1::int8 then notes.stars end"))
                .containsExactly(Optional.empty(), Optional.of(3));
    }

    @Test
    void aNumberCanBeSummed() {
        var query =
                from(NOTE).select(sum(when(NOTE.stars.gt(2), 10L).otherwise(1)).required());

        assertThat(
                        NOTES.read(
                                query,
                                "select sum(case when notes.stars > $1::int8 then $2::int8 else $3::int8 end)::int8 from notes"))
                .containsExactly(11L);
    }

    @Test
    void resultsThatMayBeNullAreOptional() {
        assertThat(NOTES.of(
                        when(NOTE.stars.gt(2), NOTE.bonus).otherwise(NOTE.stars.optional()),
                        "case when notes.stars > $1::int8 then notes.bonus else notes.stars end"))
                .containsExactly(Optional.of(0), Optional.of(7));
        assertThat(NOTES.of(
                        when(NOTE.stars.gt(2), nullOf(Types.TEXT)).otherwise(NOTE.body),
                        "case when notes.stars > $1::int8 then null::text else notes.body end"))
                .containsExactly(Optional.empty(), Optional.empty());
    }

    @Test
    void anyTypeCanBeChosen() {
        assertThat(NOTES.of(
                        when(NOTE.mood.eq(Mood.WILD), NOTE.mood).otherwise(Mood.GLAD),
                        "case when notes.mood = $1::text then notes.mood else $2::text end"))
                .containsExactly(Mood.GLAD, Mood.WILD);
    }

    @Test
    void anExpressionWithValuesCanBeGroupedBy() {
        var grade = when(NOTE.stars.gt(2), value("good")).otherwise("poor");
        var query = from(NOTE).groupBy(grade).orderBy(grade.asc()).select(grade, Sql.count());

        assertThat(NOTES.read(
                        query,
                        "select case when notes.stars > $1::int8 then $2::text else $3::text end, count(*) from notes"
                                + " group by case when notes.stars > $1::int8 then $2::text else $3::text end"
                                + " order by case when notes.stars > $1::int8 then $2::text else $3::text end"))
                .hasSize(2);
    }
}
