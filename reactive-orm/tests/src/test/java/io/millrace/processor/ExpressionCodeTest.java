package io.millrace.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Expressions that must not compile: what javac says of them. */
class ExpressionCodeTest {

    private static final String BEFORE = """
            package app;
            import static io.millrace.blog.PostTable.POST;
            import static io.millrace.function.Literals.value;
            import static io.millrace.note.NoteTable.NOTE;
            import static io.millrace.query.Query.from;
            import static io.millrace.query.Sql.*;
            import io.millrace.function.Numbers;
            import io.millrace.function.Texts;
            import java.time.*;
            import java.time.temporal.ChronoUnit;
            import java.util.*;
            final class Case {
              void run() {
            """;
    private static final int LINE = 14;

    @Test
    void whatIsRight() {
        right("from(NOTE).select(NOTE.stars.plus(NOTE.bonus.orElse(0)));");
        right("from(NOTE).select(Numbers.plus(NOTE.stars, NOTE.bonus), Texts.concat(NOTE.title, NOTE.body));");
        right("from(NOTE).where(isNull(NOTE.bonus.plus(NOTE.stars)));");
        right("from(NOTE).where(value(1).plus(NOTE.stars).gt(2), count().filter(NOTE.published).gt(1));");
        right("NOTE.title.to(when(NOTE.stars.gt(1), value(\"a\")).otherwise(NOTE.title));");
    }

    @Test
    void arithmeticWithANumberThatMayBeNull() {
        refused("NOTE.stars.plus(NOTE.bonus);", "NullableNumberColumn<Note,Integer> cannot be converted to");
        refused("NOTE.price.orElse(0).times(NOTE.bonus);", "NullableNumberColumn<Note,Integer> cannot be converted to");
    }

    @Test
    void aTextThatMayBeNullBehindOneThatIsNot() {
        refused("NOTE.title.concat(NOTE.body);", "NullableTextColumn<Note> cannot be converted to");
    }

    @Test
    void anAmountOfTimeThatMayBeNull() {
        refused("NOTE.at.plus(NOTE.bonus, ChronoUnit.DAYS);", "NullableNumberColumn<Note,Integer>");
    }

    @Test
    void aFallbackThatMayBeNull() {
        refused("NOTE.stars.orElse(NOTE.bonus);", "NullableNumberColumn<Note,Integer> cannot be converted to");
    }

    @Test
    void branchesOfWhichOneMayBeNull() {
        refused("when(NOTE.published, NOTE.stars).otherwise(NOTE.bonus);", "NullableNumberColumn<Note,Integer>");
        refused("when(NOTE.published, NOTE.stars).otherwise(\"x\");", "String cannot be converted to");
    }

    @Test
    void whetherWhatIsNeverNullIsNull() {
        refused("isNull(NOTE.title.upper());", "Optional<?>");
        refused("NOTE.title.isNull();", "symbol:   method isNull()");
    }

    @Test
    void rowsOfOtherTypes() {
        refused("row(NOTE.title, NOTE.stars).lt(1, \"x\");", "no suitable method found for lt(int,String)");
    }

    @Test
    void elementsAndBoundsOfOtherTypes() {
        refused("NOTE.tags.has(3);", "int cannot be converted to String");
        refused("NOTE.tags.contains(List.of(3));", "List<Integer>");
        refused("NOTE.days.contains(\"x\");", "String cannot be converted to LocalDate");
        refused("NOTE.address.town.eq(\"x\");", "symbol:   variable town");
    }

    @Test
    void expressionsOfAnotherTable() {
        refused("from(NOTE).where(NOTE.stars.plus(POST.visits).gt(3));", "Post");
        refused("from(NOTE).select(count(POST.id));", "NumberAggregate<Post,Long,Long>");
    }

    private static void right(String line) {
        assertThat(compiled(line).errors()).isEmpty();
    }

    private static void refused(String line, String said) {
        assertThat(compiled(line).errors())
                .singleElement()
                .asString()
                .startsWith("Case.java:" + LINE + ": ")
                .satisfies(error -> assertThat(error.replaceAll("\\b[a-z]\\w*\\.(?=\\w)", ""))
                        .contains(said));
    }

    private static Compiled compiled(String line) {
        return Compilation.withoutProcessor()
                .source(BEFORE + line + "\n  }\n}\n")
                .compile();
    }
}
