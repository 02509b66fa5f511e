package io.millrace.expr;

import static io.millrace.function.Json.object;
import static io.millrace.function.Literals.value;
import static io.millrace.note.NoteTable.NOTE;
import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.call;
import static io.millrace.query.Sql.row;
import static io.millrace.query.Sql.sql;
import static io.millrace.query.Sql.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.function.FullText;
import io.millrace.type.Types;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is printed holds no values: they may be secret. */
class SecrecyTest {

    private static final String SECRET = "s3cret";

    @Test
    void noExpressionPrintsItsValues() {
        Stream<Object> words = Stream.of(
                NOTE.title.eq(SECRET),
                NOTE.title.in(SECRET, "x"),
                NOTE.title.startsWith(SECRET),
                NOTE.title.concat(SECRET).orElse(SECRET),
                NOTE.title.to(SECRET),
                NOTE.tags.has(SECRET),
                NOTE.tags.append(SECRET),
                NOTE.meta.at(SECRET).textAt(SECRET),
                NOTE.meta.contains(Map.of("token", SECRET)),
                object().put("token", SECRET),
                row(NOTE.title, NOTE.stars).lt(SECRET, 1),
                when(NOTE.title.eq(SECRET), value(SECRET)),
                when(NOTE.title.eq(SECRET), value(SECRET)).otherwise(SECRET),
                call("crypt", Types.TEXT, SECRET, NOTE.title),
                sql("{} = {}", NOTE.title, SECRET),
                FullText.websearch("english", SECRET),
                from(NOTE).where(NOTE.title.eq(SECRET)));

        assertThat(words).allSatisfy(word -> assertThat(word.toString()).doesNotContain(SECRET));
    }

    @Test
    void noPartOfAStatementPrintsItsValues() {
        List<Expr<?, ?, ?>> words = List.of(
                NOTE.title.in(SECRET, "x"),
                NOTE.meta.contains(Map.of("token", SECRET)),
                when(NOTE.title.eq(SECRET), value(SECRET)).end(),
                sql("{} = {}", NOTE.title, SECRET));

        assertThat(words).allSatisfy(word -> assertThat(word.node().toString()).doesNotContain(SECRET));
    }
}
