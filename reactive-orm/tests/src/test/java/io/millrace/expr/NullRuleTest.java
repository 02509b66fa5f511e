package io.millrace.expr;

import static io.millrace.note.NoteTable.NOTE;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class NullRuleTest {

    @Test
    void aColumnThatMayBeNullIsAskedForIt() {
        String none = null;

        assertThatThrownBy(() -> NOTE.body.eq(none))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-101: Note.body is compared with null
                          because: in SQL a comparison with null is neither true nor false, so no row would match
                          fix: NOTE.body.isNull()""");
    }

    @Test
    void aColumnThatIsNeverNullIsNotCompared() {
        String none = null;

        assertThatThrownBy(() -> NOTE.title.ne(none))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-101: Note.title is compared with null
                          because: in SQL a comparison with null is neither true nor false, so no row would match
                          fix: leave the condition out where there is no value: Note.title is never null""");
    }

    @Test
    void anExpressionIsAskedByAFunction() {
        String none = null;

        assertThatThrownBy(() -> NOTE.body.upper().eq(none))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-101: an expression is compared with null
                          because: in SQL a comparison with null is neither true nor false, so no row would match
                          fix: Sql.isNull(expression)""");
        assertThatThrownBy(() -> NOTE.title.upper().eq(none))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-101: an expression is compared with null
                          because: in SQL a comparison with null is neither true nor false, so no row would match
                          fix: leave the condition out where there is no value: the expression is never null""");
    }

    @Test
    void everyComparisonAndListIsGuarded() {
        String none = null;
        Integer noNumber = null;

        refused(() -> NOTE.title.lt(none));
        refused(() -> NOTE.title.between("a", none));
        refused(() -> NOTE.title.isDistinctFrom(none));
        refused(() -> NOTE.title.in(Arrays.asList("a", null)));
        refused(() -> NOTE.title.in("a", none));
        refused(() -> NOTE.title.notIn(none, "a"));
        refused(() -> NOTE.stars.gt(noNumber));
        refused(() -> NOTE.body.like(none));
        refused(() -> NOTE.body.startsWith(none));
        refused(() -> NOTE.body.orElse(none));
    }

    private static void refused(Runnable comparison) {
        assertThatThrownBy(comparison::run).isInstanceOf(InvalidQuery.class).hasMessageStartingWith("ORM-101: ");
    }
}
