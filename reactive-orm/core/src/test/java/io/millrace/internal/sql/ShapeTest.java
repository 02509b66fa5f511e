package io.millrace.internal.sql;

import static io.millrace.query.Query.from;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Rows;
import io.millrace.internal.tree.Node;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private final StatementCache cache = new StatementCache(100);

    @Test
    void namedQueriesThatAreAlikeHaveOne() {
        assertThat(text(named(2))).isSameAs(text(named(1)));
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void anOperatorAColumnAndAnAliasMakeAnother() {
        String one = text(from(PERSON).where(PERSON.age.gt(1)));

        assertThat(text(from(PERSON).where(PERSON.age.lt(1)))).isNotEqualTo(one);
        assertThat(text(from(PERSON).where(PERSON.version.gt(1)))).isNotEqualTo(one);
        assertThat(text(from(PERSON.as("p")).where(PERSON.as("p").age.gt(1)))).isNotEqualTo(one);
        assertThat(cache.size()).isEqualTo(4);
    }

    @Test
    void valuesOfAGroupedExpressionAreSentOnce() {
        var decade = PERSON.version.modulo(10);
        Node statement =
                from(PERSON).groupBy(decade).select(decade, decade.plus(1)).reading().statement();

        assertThat(text(from(PERSON).groupBy(decade).select(decade)))
                .isEqualTo("select people.version % $1::int4 from people group by people.version % $1::int4");
        assertThat(Shape.of(statement).values()).containsExactly(10, 1);
    }

    @Test
    void aThousandStayWithinTheBound() {
        List<String> texts = IntStream.range(0, 1_000)
                .mapToObj(i -> text(from(PERSON.as("p" + i)).select(PERSON.as("p" + i).name)))
                .toList();

        assertThat(texts).doesNotHaveDuplicates();
        assertThat(cache.size()).isEqualTo(100);
        assertThat(text(from(PERSON.as("p999")).select(PERSON.as("p999").name))).isSameAs(texts.get(999));
        assertThat(text(from(PERSON.as("p0")).select(PERSON.as("p0").name))).isEqualTo(texts.get(0));
    }

    private static Rows<?> named(int age) {
        var adults = from(PERSON).where(PERSON.age.gt(age)).named("adults");
        return from(adults).where(adults.column(PERSON.age).lt(age));
    }

    private String text(Rows<?> rows) {
        Node statement = rows.reading().statement();
        return cache.compiled("all", statement, Shape.of(statement)).sql();
    }
}
