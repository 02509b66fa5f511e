package io.millrace.observe;

import static io.millrace.query.Query.from;
import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.millrace.error.DatabaseError;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class MicrometerListenerTest {

    private static final TestDatabase DATABASE =
            TestDatabase.create(String.join(";", PERSON.definition().createStatements()));
    private static final ObservationRegistry OBSERVATIONS = ObservationRegistry.create();
    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static final List<Observation.Context> ENDED = new CopyOnWriteArrayList<>();
    private static final Repo REPO =
            Repo.open(RepoOptions.url(DATABASE.url()).withListener(MicrometerListener.of(OBSERVATIONS, METERS)));

    static {
        OBSERVATIONS.observationConfig().observationHandler(new Recorder());
    }

    @BeforeEach
    void empty() {
        DATABASE.execute("truncate people");
        ENDED.clear();
    }

    @AfterAll
    static void close() {
        REPO.close().block();
        DATABASE.close();
    }

    @Test
    void everyStatementIsObserved() {
        StepVerifier.create(REPO.insertAll(PERSON, List.of(PERSON.draft("Ann"), PERSON.draft("Bob"))))
                .expectNextCount(2)
                .verifyComplete();

        Observation.Context insert = ENDED.get(0);
        assertThat(insert.getName()).isEqualTo("millrace.statement");
        assertThat(insert.getContextualName()).isEqualTo("insert Person");
        assertThat(low(insert))
                .isEqualTo(Map.of(
                        "operation", "insert",
                        "table", "Person",
                        "lane", "shared",
                        "outcome", "succeeded",
                        "rows", "2-10"));
        KeyValue sql = Objects.requireNonNull(insert.getHighCardinalityKeyValue("sql"));
        assertThat(sql.getValue()).startsWith("insert into people").doesNotContain("Ann");
    }

    @Test
    void failuresAndCancelsAreOutcomes() {
        StepVerifier.create(REPO.sql("select 1/0").execute()).verifyError(DatabaseError.class);
        StepVerifier.create(REPO.all(from(PERSON)), 0).thenCancel().verify();
        StepVerifier.create(REPO.deleteAll(from(PERSON).everyRow()))
                .expectNext(0L)
                .verifyComplete();

        assertThat(ENDED)
                .extracting(one -> low(one).get("outcome"))
                .containsExactly("failed", "cancelled", "succeeded");
        assertThat(ENDED.get(0).getError()).isInstanceOf(DatabaseError.class);
        assertThat(low(ENDED.get(2))).containsEntry("rows", "0").containsEntry("operation", "delete");
    }

    @Test
    void aTransactionIsTheParentOfItsStatements() {
        Observation request = Observation.start("request", OBSERVATIONS);

        StepVerifier.create(REPO.transaction(REPO.insert(PERSON.draft("Ann")))
                        .contextWrite(context -> context.put("micrometer.observation", request)))
                .expectNextCount(1)
                .verifyComplete();
        request.stop();

        assertThat(ENDED)
                .extracting(Observation.Context::getContextualName)
                .containsExactly("insert Person", "transaction", null);
        assertThat(parent(ENDED.get(0))).isSameAs(ENDED.get(1));
        assertThat(parent(ENDED.get(1))).isSameAs(ENDED.get(2));
        assertThat(low(ENDED.get(0))).containsEntry("lane", "exclusive");
        assertThat(ENDED.get(1).getName()).isEqualTo("millrace.transaction");
        assertThat(low(ENDED.get(1)))
                .isEqualTo(Map.of(
                        "operation", "transaction",
                        "table", "none",
                        "lane", "exclusive",
                        "outcome", "succeeded",
                        "rows", "1"));
    }

    @Test
    void bothLanesHaveGauges() {
        Mono<Double> inUse = Mono.fromSupplier(() -> gauge("exclusive"));

        StepVerifier.create(REPO.transaction(REPO.count(from(PERSON)).then(inUse)))
                .expectNext(1.0)
                .verifyComplete();
        assertThat(METERS.get("millrace.connections").gauge().value()).isPositive();
        assertThat(METERS.get("millrace.lane.waiting")
                        .tag("lane", "shared")
                        .gauge()
                        .value())
                .isZero();
    }

    private static double gauge(String lane) {
        return METERS.get("millrace.lane.in.use").tag("lane", lane).gauge().value();
    }

    private static Map<String, String> low(Observation.Context context) {
        return StreamSupport.stream(context.getLowCardinalityKeyValues().spliterator(), false)
                .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    private static Object parent(Observation.Context context) {
        return Objects.requireNonNull(context.getParentObservation()).getContextView();
    }

    private static final class Recorder implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            ENDED.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
