package io.millrace.changeset;

import static io.millrace.changeset.MemberTable.MEMBER;
import static io.millrace.changeset.TeamTable.TEAM;
import static io.millrace.query.Query.from;

import io.millrace.changeset.Member.Role;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import io.millrace.test.wire.Wire;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Members and teams in a database of a test class's own, empty before each test, and a wire to it that counts. */
final class Members implements BeforeEachCallback, AfterAllCallback {

    /** One that need not be in the database. */
    static final Member ANN = new Member(
            1,
            "Ann",
            "ann@example.org",
            30,
            Role.READER,
            List.of("a"),
            new BigDecimal("1.50"),
            null,
            null,
            false,
            null,
            1);

    private static final String TABLES = Stream.of(TEAM, MEMBER)
            .flatMap(table -> table.definition().createStatements().stream())
            .collect(Collectors.joining(";\n"));

    private final TestDatabase database =
            TestDatabase.create(TABLES + ";\nalter table members add constraint members_age_check check (age < 150);"
                    + "\nalter table members add constraint members_born_excl exclude (born with =) where (age = 1)");
    private final Wire wire = Wire.to(database);
    private final Repo repo = Repo.connect(wire.url());

    Repo repo() {
        return repo;
    }

    TestDatabase database() {
        return database;
    }

    Wire wire() {
        return wire;
    }

    /** A team that is there. */
    Team team(String name) {
        return now(repo.insert(TEAM.draft().name(name)));
    }

    /** The teams that are there, in the order of their keys. */
    List<String> teamNames() {
        return now(repo.all(from(TEAM).orderBy(TEAM.id.asc())).map(Team::name));
    }

    /** What went over the wire since it started again, without the savepoints that changesets are written in. */
    List<String> sent() {
        return wire.traffic().statements().stream()
                .filter(text -> !text.startsWith("select set_config(") && !text.contains("SAVEPOINT"))
                .map(text -> text.replaceAll(" returning .*", " …").replaceAll(" with ordinality as bulk.*", " …"))
                .toList();
    }

    static Params params(Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Params.of(map);
    }

    static Changeset<Member> signUp(Params params) {
        return MEMBER.cast(params, MEMBER.name, MEMBER.email, MEMBER.age, MEMBER.tags, MEMBER.teamId)
                .required(MEMBER.name, MEMBER.email)
                .length(MEMBER.name, 2, 30)
                .min(MEMBER.age, 13)
                .unique(MEMBER.email)
                .references(MEMBER.teamId);
    }

    static <T> T now(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    static <T> List<T> now(Flux<T> flux) {
        return Objects.requireNonNull(flux.collectList().block());
    }

    void empty() {
        database.execute("truncate members, teams restart identity cascade");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        repo.close().block();
        wire.close();
        database.close();
    }
}
