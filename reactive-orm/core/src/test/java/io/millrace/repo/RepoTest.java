package io.millrace.repo;

import static io.millrace.query.Query.from;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.error.ConstraintViolation;
import io.millrace.error.InvalidQuery;
import io.millrace.error.NotFound;
import io.millrace.error.StaleRow;
import io.millrace.sample.Person;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class RepoTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(String.join(";", PERSON.definition().createStatements()));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate people");
    }

    @Test
    void insertsARowAndReadsItBackByKey() {
        Person ann = inserted("Ann", 30);

        assertThat(ann.id().version()).isEqualTo(7);
        assertThat(ann.version()).isEqualTo(1);
        StepVerifier.create(REPO.get(PERSON, ann.id())).expectNext(ann).verifyComplete();
        StepVerifier.create(REPO.get(PERSON, UUID.randomUUID())).verifyComplete();
    }

    @Test
    void requireFailsWhereThereIsNoRow() {
        StepVerifier.create(REPO.require(PERSON, UUID.randomUUID()))
                .expectErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(NotFound.class).hasMessage("""
                                ORM-201: no Person was found
                                  because: the query was answered with no row
                                  fix: use repo.get, which is empty then, or check the condition"""))
                .verify();
    }

    @Test
    void readsAFilteredOrderedLimitedQuery() {
        inserted("Ann", 30);
        inserted("Bob", 17);
        inserted("Al", null);
        var query = from(PERSON)
                .where(PERSON.name.startsWith("A"), PERSON.age.ge(18).or(PERSON.age.isNull()))
                .orderBy(PERSON.name.asc())
                .limit(20);

        assertThat(REPO.toSql(query).sql())
                .isEqualTo("select people.id, people.name, people.age, people.version, people.updated_at from people"
                        + " where people.name like $1::text and (people.age >= $2::int8 or people.age is null)"
                        + " order by people.name limit $3::int8");
        StepVerifier.create(REPO.all(query).map(Person::name))
                .expectNext("Al", "Ann")
                .verifyComplete();
    }

    @Test
    void countsAndAsksWhetherThereAreRows() {
        inserted("Ann", 30);
        inserted("Bob", 17);

        StepVerifier.create(REPO.count(from(PERSON).orderBy(PERSON.name.asc())))
                .expectNext(2L)
                .verifyComplete();
        StepVerifier.create(REPO.count(from(PERSON).limit(1))).expectNext(1L).verifyComplete();
        StepVerifier.create(REPO.exists(from(PERSON).where(PERSON.age.gt(40))))
                .expectNext(false)
                .verifyComplete();
    }

    @Test
    void insertsManyRowsInOneStatement() {
        StepVerifier.create(REPO.insertAll(
                                PERSON,
                                List.of(
                                        PERSON.draft("Ann").age(1),
                                        PERSON.draft("Bob").age(2)))
                        .map(Person::name))
                .expectNext("Ann", "Bob")
                .verifyComplete();
        StepVerifier.create(REPO.insertAll(
                                PERSON,
                                List.of(PERSON.draft("Cy"), PERSON.draft("Di").age(4)))
                        .map(Person::name))
                .expectNext("Cy", "Di")
                .verifyComplete();
    }

    @Test
    void anUpdateChecksTheVersion() {
        Person ann = inserted("Ann", 30);

        StepVerifier.create(REPO.update(ann).set(PERSON.name.to("Anna"), PERSON.age.to(31)))
                .assertNext(anna -> {
                    assertThat(anna.name()).isEqualTo("Anna");
                    assertThat(anna.version()).isEqualTo(2);
                    assertThat(anna.updatedAt()).isAfter(ann.updatedAt());
                })
                .verifyComplete();
        StepVerifier.create(REPO.update(ann).set(PERSON.age.toNull())).verifyError(StaleRow.class);
        StepVerifier.create(REPO.delete(PERSON, ann)).verifyError(StaleRow.class);
    }

    @Test
    void updatesAndDeletesManyRows() {
        inserted("Ann", 30);
        inserted("Bob", 17);

        StepVerifier.create(REPO.updateAll(from(PERSON).where(PERSON.age.lt(18)))
                        .set(PERSON.age.to(PERSON.age.plus(1)))
                        .returning(PERSON.name))
                .expectNext("Bob")
                .verifyComplete();
        StepVerifier.create(
                        REPO.deleteAll(from(PERSON).orderBy(PERSON.name.desc()).limit(1)))
                .expectNext(1L)
                .verifyComplete();
        StepVerifier.create(REPO.deleteAll(from(PERSON)))
                .expectErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(InvalidQuery.class).hasMessage("""
                                ORM-105: repo.deleteAll without a condition would change every Person
                                  because: the query has no where
                                  fix: add .where(…), or say that you mean it: from(…).everyRow()"""))
                .verify();
        StepVerifier.create(REPO.deleteAll(from(PERSON).everyRow()))
                .expectNext(1L)
                .verifyComplete();
    }

    @Test
    void aConflictIsSkippedUpdatedOrReported() {
        inserted("Ann", 30);

        StepVerifier.create(REPO.insert(PERSON.draft("Ann"))).verifyError(ConstraintViolation.class);
        StepVerifier.create(
                        REPO.insert(PERSON.draft("Ann")).onConflict(PERSON.name).skip())
                .verifyComplete();
        StepVerifier.create(REPO.insert(PERSON.draft("Ann").age(40))
                        .onConflict(PERSON.name)
                        .update(PERSON.age)
                        .map(Person::age))
                .expectNext(40)
                .verifyComplete();
    }

    private static Person inserted(String name, Integer age) {
        return Objects.requireNonNull(REPO.insert(PERSON.draft(name).age(age)).block());
    }
}
