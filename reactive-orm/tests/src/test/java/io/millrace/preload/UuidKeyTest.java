package io.millrace.preload;

import static io.millrace.preload.CrateTable.CRATE;
import static io.millrace.preload.ParcelTable.PARCEL;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.behaviour.Behaviour;
import io.millrace.repo.Repo;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Relations whose keys are UUIDs. */
class UuidKeyTest {

    private static final TestDatabase DATABASE = TestDatabase.create(Stream.of(CRATE.definition(), PARCEL.definition())
            .flatMap(table -> table.createStatements().stream())
            .collect(Collectors.joining(";\n")));
    private static final Repo REPO = Repo.connect(DATABASE.url());

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    @Behaviour("preload.exs:732")
    void rowsAreFoundByThem() {
        Crate tea = now(REPO.insert(CRATE.draft().label("tea")));
        Crate salt = now(REPO.insert(CRATE.draft().label("salt")));
        for (Crate crate : List.of(tea, salt)) {
            REPO.insertAll(
                            PARCEL,
                            Stream.of(1, 2)
                                    .map(number -> PARCEL.draft()
                                            .label(crate.label() + " " + number)
                                            .crateId(crate.id()))
                                    .toList())
                    .blockLast();
        }

        List<Crate> crates =
                now(REPO.all(from(CRATE).orderBy(CRATE.label.asc()).preload(CRATE.parcels.orderBy(PARCEL.label.asc())))
                        .collectList());
        List<Parcel> parcels =
                now(REPO.all(from(PARCEL).orderBy(PARCEL.label.asc()).preload(PARCEL.crate))
                        .collectList());

        assertThat(crates)
                .extracting(crate ->
                        crate.parcels().list().stream().map(Parcel::label).toList())
                .containsExactly(List.of("salt 1", "salt 2"), List.of("tea 1", "tea 2"));
        assertThat(parcels)
                .extracting(parcel -> parcel.crate().get().label())
                .containsExactly("salt", "salt", "tea", "tea");
    }

    private static <T> T now(Mono<T> work) {
        return work.blockOptional().orElseThrow();
    }
}
