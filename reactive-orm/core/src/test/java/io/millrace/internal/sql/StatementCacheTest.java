package io.millrace.internal.sql;

import static io.millrace.query.Query.from;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.expr.Rows;
import io.millrace.internal.tree.Node;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementCacheTest {

    private final StatementCache cache = new StatementCache(100);

    @Test
    void oneTextForAllValues() {
        String one = text(from(PERSON).where(PERSON.name.eq("Ann"), PERSON.age.gt(1)).limit(1));
        String other = text(from(PERSON).where(PERSON.name.eq("Bob"), PERSON.age.gt(2)).limit(2));

        assertThat(other).isSameAs(one);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void oneTextForListsOfAnyLength() {
        String one = text(from(PERSON).where(PERSON.name.in(List.of("Ann"))));
        String other = text(from(PERSON).where(PERSON.name.in("Ann", "Bob", "Cid")));
        String none = text(from(PERSON).where(PERSON.name.in(List.of())));

        assertThat(List.of(other, none)).allSatisfy(text -> assertThat(text).isSameAs(one));
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void oneTextForNamedQueriesThatAreAlike() {
        assertThat(text(named(2))).isSameAs(text(named(1)));
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void anotherTextForAnotherShape() {
        String one = text(from(PERSON).where(PERSON.age.gt(1)));

        assertThat(text(from(PERSON).where(PERSON.age.lt(1)))).isNotEqualTo(one);
        assertThat(text(from(PERSON).where(PERSON.version.gt(1)))).isNotEqualTo(one);
        assertThat(text(from(PERSON.as("p")).where(PERSON.as("p").age.gt(1)))).isNotEqualTo(one);
        assertThat(cache.size()).isEqualTo(4);
    }

    @Test
    void aThousandShapesStayWithinTheBound() {
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
        return cache.text(statement, Shape.of(statement));
    }
}
