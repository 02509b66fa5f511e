package io.millrace.repo;

import static io.millrace.query.Query.from;
import static io.millrace.query.Sql.count;
import static io.millrace.query.Sql.max;
import static io.millrace.repo.Cursor.after;
import static io.millrace.repo.Cursor.before;
import static io.millrace.repo.Cursor.firstPage;
import static io.millrace.repo.Cursor.lastPage;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.error.InvalidQuery;
import io.millrace.expr.Order;
import io.millrace.expr.Rows;
import io.millrace.query.Query;
import io.millrace.sample.Person;
import io.millrace.sample.PersonTable;
import io.millrace.test.database.TestDatabase;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class PagingTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(String.join(";", PERSON.definition().createStatements())
                    + "; alter table people drop constraint people_name_key");
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @BeforeAll
    static void fill() {
        var drafts = IntStream.range(0, 23)
                .mapToObj(i -> PERSON.draft("name " + i % 4).age(i % 3 == 0 ? null : i % 5))
                .toList();
        assertThat(now(REPO.insertAll(PERSON, drafts).collectList())).hasSize(23);
    }

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @TestFactory
    Stream<DynamicTest> everyOrderIsWalkedForthAndBack() {
        List<List<Order<Person>>> orders = List.of(
                List.of(),
                List.of(PERSON.id.desc()),
                List.of(PERSON.name.asc()),
                List.of(PERSON.name.desc(), PERSON.id.asc()),
                List.of(PERSON.age.asc()),
                List.of(PERSON.age.desc()),
                List.of(PERSON.age.asc().nullsFirst()),
                List.of(PERSON.age.desc().nullsLast()),
                List.of(PERSON.name.asc(), PERSON.age.desc(), PERSON.id.asc()),
                List.of(PERSON.age.desc().nullsLast(), PERSON.name.asc(), PERSON.id.desc()),
                List.of(PERSON.age.orElse(-1).desc(), PERSON.name.upper().asc()),
                List.of(PERSON.updatedAt.desc(), PERSON.version.asc()));
        return orders.stream().map(order -> {
            Query<Person> query = ordered(order);
            return DynamicTest.dynamicTest(query.toString(), () -> {
                List<Person> all = now(REPO.all(total(query)).collectList());
                for (int size : new int[] {1, 4, 23, 50}) {
                    assertThat(forth(query, size)).isEqualTo(all);
                    assertThat(back(query, size)).isEqualTo(all);
                }
            });
        });
    }

    @Test
    void oneDirectionWithoutNullsIsAComparisonOfRows() {
        var query = from(PERSON).orderBy(PERSON.name.desc()).select(PERSON.name);
        String cursor = now(REPO.page(query, firstPage(), 2)).next();

        assertThat(REPO.toSql(query, after(cursor), 2).sql())
                .isEqualTo("select people.name, people.id, people.name from people"
                        + " where (people.name, people.id) < ($1::text, $2::uuid)"
                        + " order by people.name desc, people.id desc limit $3::int8");
        assertThat(REPO.toSql(query, before(cursor), 2).sql())
                .isEqualTo("select people.name, people.id, people.name from people"
                        + " where (people.name, people.id) > ($1::text, $2::uuid)"
                        + " order by people.name, people.id limit $3::int8");
    }

    @Test
    void nullsAndMixedDirectionsAreComparedOneByOne() {
        var query = from(PERSON)
                .where(PERSON.version.eq(1))
                .orderBy(PERSON.name.asc(), PERSON.age.desc().nullsLast());
        String cursor = now(REPO.page(query, firstPage(), 1)).next();

        assertThat(REPO.toSql(query, after(cursor), 1).sql())
                .endsWith(" where people.version = $1::int8 and people.name >= $2::text and (people.name > $3::text"
                        + " or people.name = $4::text and (people.age < $5::int4 or people.age is null"
                        + " or people.age = $6::int4 and people.id < $7::uuid))"
                        + " order by people.name, people.age desc nulls last, people.id desc limit $8::int8");
    }

    @Test
    void aPageTellsWhatIsAroundIt() {
        Query<Person> query = from(PERSON).orderBy(PERSON.name.asc());

        Page<Person> first = now(REPO.page(query, firstPage(), 10));
        Page<Person> second = now(REPO.page(query, after(first.next()), 10));
        Page<Person> third = now(REPO.page(query, after(second.next()), 10));
        Page<Person> last = now(REPO.page(query, lastPage(), 3));

        assertThat(first.items()).hasSize(10);
        assertThat(first.previous()).isNull();
        assertThat(first.hasMore()).isTrue();
        assertThat(second.previous()).isNotNull();
        assertThat(third.items()).hasSize(3);
        assertThat(third.hasMore()).isFalse();
        assertThat(third.next()).isNull();
        assertThat(last).isEqualTo(third);
        assertThat(now(REPO.page(query, before(third.previous()), 10))).isEqualTo(second);
        assertThat(now(REPO.page(query, after(null), 10))).isEqualTo(first);
        assertThat(first.map(Person::name).items()).containsOnly("name 0", "name 1");
        assertThat(now(REPO.page(query.where(PERSON.age.gt(99)), firstPage(), 5)))
                .isEqualTo(new Page<>(List.of(), null, null, false));
    }

    @Test
    void aPageCanBeFoundByNumberAndGoneOnFromByKey() {
        Query<Person> query = from(PERSON).orderBy(PERSON.age.desc());
        List<Person> all = forth(query, 50);

        Page<Person> page = now(REPO.page(query, Cursor.offset(10), 5));

        assertThat(REPO.toSql(query, Cursor.offset(10), 5).sql())
                .endsWith(" order by people.age desc, people.id desc offset $1::int8 limit $2::int8");
        assertThat(page.items()).isEqualTo(all.subList(10, 15));
        assertThat(now(REPO.page(query, after(page.next()), 5)).items()).isEqualTo(all.subList(15, 20));
        assertThat(now(REPO.page(query, before(page.previous()), 5)).items()).isEqualTo(all.subList(5, 10));
        assertThatThrownBy(() -> Cursor.offset(-1))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-110: Cursor.offset(-1) is negative
                          because: a page cannot begin before the first row
                          fix: Cursor.offset(0), or Cursor.firstPage()""");
    }

    @Test
    void aliasesProjectionsJoinsAndGroupsHavePages() {
        PersonTable<Object> other = PERSON.as("other");
        Query<Person> twins = from(PERSON)
                .join(other, other.name.eq(PERSON.name))
                .where(PERSON.age.eq(1))
                .orderBy(PERSON.name.asc());

        var pairs = twins.select(PERSON.id, other.id);
        assertThat(REPO.toSql(pairs, firstPage(), 3).sql())
                .endsWith(" order by people.name, people.id, other.id limit $2::int8");
        assertThat(forth(pairs, 3))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(now(REPO.all(pairs).collectList()))
                .hasSizeGreaterThan(6);

        var byId = from(PERSON).join(other, other.id.eq(PERSON.id)).select(PERSON.name, other.id);
        assertThat(REPO.toSql(byId, firstPage(), 3).sql()).endsWith(" order by people.id limit $1::int8");

        record Group(String name, Optional<Integer> age, Long people) {}
        var groups = from(PERSON)
                .groupBy(PERSON.name, PERSON.age)
                .orderBy(count().desc(), PERSON.age.asc())
                .select(PERSON.name, PERSON.age, count())
                .as(Group::new);
        assertThat(forth(groups, 2))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(now(REPO.all(groups).collectList()));
        assertThat(REPO.toSql(groups, firstPage(), 3).sql())
                .endsWith(
                        " group by people.name, people.age order by count(*) desc, people.age, people.name limit $1::int8");
        var oldest = from(PERSON)
                .groupBy(PERSON.name)
                .orderBy(max(PERSON.age).desc())
                .select(PERSON.name, max(PERSON.age));
        assertThat(forth(oldest, 1)).hasSize(4);
    }

    @Test
    void rowsThatComeAndGoAreNeitherSkippedNorSeenTwice() {
        Query<Person> query = from(PERSON).where(PERSON.version.eq(1)).orderBy(PERSON.name.asc());
        Page<Person> first = now(REPO.page(query, firstPage(), 5));
        Person between = now(REPO.insert(PERSON.draft("name 0").age(77)));
        Person last = first.items().get(4);

        Page<Person> second = now(REPO.page(query, after(first.next()), 5));

        assertThat(second.items()).doesNotContainAnyElementsOf(first.items()).contains(between);
        assertThat(now(REPO.page(query, before(second.previous()), 50)).items()).endsWith(last);
        assertThat(now(REPO.delete(PERSON, between))).isEqualTo(between);
    }

    @Test
    void aCursorOfAnotherOrderOrTableIsRefused() {
        String byName = now(REPO.page(from(PERSON).orderBy(PERSON.name.asc()), firstPage(), 1))
                .next();
        String foreign = """
                ORM-106: the cursor belongs to another query
                  because: it was made by a query of another table or in another order than this one
                  fix: keep table and order from page to page, or begin anew: Cursor.firstPage()""";
        PersonTable<Object> other = PERSON.as("other");

        List<Rows<?>> others = List.of(
                from(PERSON).orderBy(PERSON.name.desc()),
                from(PERSON).orderBy(PERSON.name.asc(), PERSON.age.asc()),
                from(PERSON).orderBy(PERSON.age.asc()),
                from(PERSON).orderBy(PERSON.name.upper().asc()),
                from(other).orderBy(other.name.asc()));

        for (Rows<?> rows : others) {
            assertThatThrownBy(() -> now(REPO.page(rows, after(byName), 1)))
                    .isInstanceOf(InvalidQuery.class)
                    .hasMessage(foreign);
        }
        assertThat(now(REPO.page(from(PERSON).orderBy(PERSON.name.asc()).where(PERSON.age.gt(1)), after(byName), 1))
                        .items())
                .hasSize(1);
        String one = now(REPO.page(from(PERSON).orderBy(PERSON.age.plus(1).asc()), firstPage(), 1))
                .next();
        assertThatThrownBy(() ->
                        now(REPO.page(from(PERSON).orderBy(PERSON.age.plus(2).asc()), after(one), 1)))
                .hasMessage(foreign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not a cursor", "AQ", "AAAAAAAA", "2 or 1=1", "😀", "AAAAAAAAAAAAAAAAAAAAAA"})
    void aGarbledCursorIsRefused(String text) {
        assertThatThrownBy(() -> now(REPO.page(from(PERSON), after(text), 1)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-106: the cursor cannot be read
                          because: it was cut off or changed on its way
                          fix: pass page.next() or page.previous() on as it is, or begin anew: Cursor.firstPage()""");
    }

    @Test
    void anyChangeOfACursorIsFound() {
        String cursor = Objects.requireNonNull(now(REPO.page(from(PERSON).orderBy(PERSON.name.asc()), firstPage(), 1))
                .next());
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> REPO.toSql(from(PERSON).orderBy(PERSON.name.asc()), after(text), 1))
                    .hasMessageStartingWith("ORM-106: the cursor cannot be read");
            String cut = cursor.substring(0, i);
            assertThatThrownBy(() -> REPO.toSql(from(PERSON).orderBy(PERSON.name.asc()), after(cut), 1))
                    .hasMessageStartingWith("ORM-106: the cursor cannot be read");
        }
    }

    @Test
    void aQueryWithoutATotalOrderIsRefused() {
        assertThatThrownBy(() -> now(REPO.page(from(PERSON).limit(3), firstPage(), 1)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-107: the query cannot be read page by page
                          query: select people.id, people.name, people.age, people.version, people.updated_at from people limit $1::int8
                          because: it has a limit or an offset of its own
                          fix: leave it to the page""");
        assertThatThrownBy(() -> now(REPO.page(from(PERSON).distinct(), firstPage(), 1)))
                .hasMessageContaining("because: it is distinct");
        assertThatThrownBy(() -> now(REPO.page(from(PERSON), firstPage(), 0))).hasMessage("""
                        ORM-110: a page of 0 rows cannot be read
                          because: a page has at least one row, and fewer than 2147483647
                          fix: repo.page(query, cursor, 50)""");
        assertThatThrownBy(() -> now(REPO.page(
                        from(PERSON).groupBy(PERSON.name.upper()).select(PERSON.name.upper()), firstPage(), 1)))
                .hasMessage("""
                        ORM-107: the query cannot be read page by page
                          query: select upper(people.name) from people group by upper(people.name)
                          because: it groups by upper(people.name) and is not ordered by it, so two groups may be equal
                          fix: order by every expression that the query groups by""");
    }

    private static Query<Person> ordered(List<Order<Person>> order) {
        Query<Person> query = from(PERSON);
        for (Order<Person> one : order) {
            query = query.orderBy(one);
        }
        return query;
    }

    private static Query<Person> total(Query<Person> query) {
        var orders = query.statement().orders();
        boolean descending = !orders.isEmpty() && orders.get(orders.size() - 1).descending();
        return query.orderBy(descending ? PERSON.id.desc() : PERSON.id.asc());
    }

    private static <T> List<T> forth(Rows<T> rows, int size) {
        List<T> seen = new ArrayList<>();
        Page<T> page = now(REPO.page(rows, firstPage(), size));
        seen.addAll(page.items());
        while (page.hasMore()) {
            page = now(REPO.page(rows, after(page.next()), size));
            assertThat(page.items()).isNotEmpty();
            seen.addAll(page.items());
        }
        return seen;
    }

    private static <T> List<T> back(Rows<T> rows, int size) {
        List<T> seen = new ArrayList<>();
        Page<T> page = now(REPO.page(rows, lastPage(), size));
        seen.addAll(reversed(page.items()));
        while (page.previous() != null) {
            page = now(REPO.page(rows, before(page.previous()), size));
            seen.addAll(reversed(page.items()));
        }
        return reversed(seen);
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}
