package io.millrace.internal.sql;

import static io.millrace.query.Query.from;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.expr.Rows;
import io.millrace.internal.tree.Node;
import io.millrace.type.Types;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What counts as the same statement, so that its text is written and its scopes are checked only once. */
class StatementCacheTest {

    private final StatementCache cache = new StatementCache(3);

    @Test
    void otherValuesAreTheSameStatement() {
        Compiled first = compiled(from(PERSON).where(PERSON.name.eq("Ann"), PERSON.age.ge(18)));

        assertThat(compiled(from(PERSON).where(PERSON.name.eq("Bob"), PERSON.age.ge(65))))
                .isSameAs(first);
        assertThat(first.sql()).endsWith("where people.name = $1::text and people.age >= $2::int8");
        assertThat(first.operation()).isEqualTo("all Person");
        assertThat(first.writes()).isFalse();
    }

    @Test
    void anyNumberOfValuesIsTheSameStatement() {
        UUID id = new UUID(1, 2);
        Compiled one = compiled(from(PERSON).where(PERSON.id.in(List.of(id))));

        assertThat(compiled(from(PERSON).where(PERSON.id.in(List.of(id, id, id)))))
                .isSameAs(one);
        assertThat(compiled(from(PERSON).where(PERSON.id.in(List.of())))).isSameAs(one);
    }

    @Test
    void typesThatAreMadeWhereTheyAreNeededAreTheSame() {
        assertThat(Types.arrayOf(Types.INT4)).isEqualTo(Types.arrayOf(Types.INT4));
        assertThat(Types.arrayOf(Types.INT4)).isNotEqualTo(Types.arrayOf(Types.INT8));
        assertThat((Object) Types.arrayOf(Types.INT4)).isNotEqualTo(Types.arrayOfNullable(Types.INT4));
        assertThat(Types.jsonb(JsonNode.class)).isEqualTo(Types.jsonb(JsonNode.class));
        assertThat(Types.jsonb(JsonNode.class)).isNotEqualTo(Types.json(JsonNode.class));
    }

    @Test
    void whatIsWrittenOtherwiseIsAnotherStatement() {
        String up = compiled(from(PERSON).orderBy(PERSON.name.asc(), PERSON.age.desc()))
                .sql();
        String down = compiled(from(PERSON).orderBy(PERSON.name.desc(), PERSON.age.asc()))
                .sql();

        assertThat(up).endsWith("order by people.name, people.age desc");
        assertThat(down).endsWith("order by people.name desc, people.age");
    }

    @Test
    void anotherVerbIsAnotherOperationOnTheSameText() {
        Node statement = from(PERSON).statement();
        Compiled all = cache.compiled("all", statement, Shape.of("all", statement));
        Compiled first = cache.compiled("first", statement, Shape.of("first", statement));

        assertThat(first.operation()).isEqualTo("first Person");
        assertThat(first.sql()).isEqualTo(all.sql());
    }

    @Test
    void selectedColumnsAreReadInTheFormOfTheirTypes() {
        Compiled two = compiled(from(PERSON).select(PERSON.name, PERSON.updatedAt));

        assertThat(compiled(from(PERSON).select(PERSON.name, PERSON.updatedAt))).isSameAs(two);
        assertThat(compiled(from(PERSON).select(PERSON.updatedAt, PERSON.name))).isNotEqualTo(two);
    }

    @Test
    void whereItIsFullTheOldestGoes() {
        Compiled first = compiled(from(PERSON));
        compiled(from(PERSON).where(PERSON.name.eq("Ann")));
        compiled(from(PERSON).where(PERSON.name.ne("Ann")));
        compiled(from(PERSON).where(PERSON.name.lt("Ann")));

        assertThat(cache.size()).isEqualTo(3);
        assertThat(compiled(from(PERSON))).isEqualTo(first).isNotSameAs(first);
    }

    private Compiled compiled(Rows<?> rows) {
        Node statement = rows.reading().statement();
        return cache.compiled("all", statement, Shape.of("all", statement));
    }
}
