package io.millrace.docs.guide;

import static io.millrace.docs.app.UserTable.USER;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.millrace.docs.app.Tables;
import io.millrace.error.DatabaseError;
import io.millrace.observe.MicrometerListener;
import io.millrace.observe.Outcome;
import io.millrace.observe.RepoListener;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.MillraceTest;
import io.millrace.test.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

@MillraceTest(preparation = Tables.class)
class ObservingGuideTest {

    @Test
    void measures(TestDatabase database) {
        String url = database.url();
        MeterRegistry meters = new SimpleMeterRegistry();
        // tag::micrometer[]
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        Repo repo = Repo.open(RepoOptions.url(url).withListener(MicrometerListener.of(observations, meters)));
        // end::micrometer[]

        StepVerifier.create(repo.transaction(repo.count(from(USER))))
                .expectNext(0L)
                .verifyComplete();
        // tag::meters[]
        long counts = meters.get("millrace.statement")
                .tag("operation", "count")
                .tag("table", "User")
                .tag("outcome", "succeeded")
                .timer()
                .count();
        double waiting = meters.get("millrace.lane.waiting")
                .tag("lane", "shared")
                .gauge()
                .value();
        // end::meters[]
        assertThat(counts).isEqualTo(1);
        assertThat(waiting).isZero();
        assertThat(meters.get("millrace.transaction").timer().count()).isEqualTo(1);
        repo.close().block();
    }

    @Test
    void knowsItsParent(TestDatabase database) {
        ObservationRegistry observations = ObservationRegistry.create();
        List<String> ended = new CopyOnWriteArrayList<>();
        observations.observationConfig().observationHandler(new Parents(ended));
        Repo repo = Repo.open(RepoOptions.url(database.url()).withListener(MicrometerListener.of(observations)));
        Observation request = Observation.start("request", observations);
        // tag::parent[]
        Mono<Long> users =
                repo.count(from(USER)).contextWrite(context -> context.put("micrometer.observation", request));
        // end::parent[]

        StepVerifier.create(users).expectNext(0L).verifyComplete();
        assertThat(ended).containsExactly("count User in request");
        repo.close().block();
    }

    @Test
    void namesWhatIsSlow(TestDatabase database) {
        String url = database.url();
        // tag::slow[]
        Repo repo = Repo.open(RepoOptions.url(url).withSlowStatements(Duration.ofMillis(200)));
        // end::slow[]

        StepVerifier.create(repo.count(from(USER))).expectNext(0L).verifyComplete();
        repo.close().block();
    }

    @Test
    void tellsAListener(TestDatabase database) {
        String url = database.url();
        List<String> failures = new CopyOnWriteArrayList<>();
        // tag::listener[]
        RepoListener listener = (work, context) -> (outcome, rows, failure) -> {
            if (outcome == Outcome.FAILED) {
                failures.add(work.name() + " in the lane " + work.lane());
            }
        };
        Repo repo = Repo.open(RepoOptions.url(url).withListener(listener));
        // end::listener[]

        StepVerifier.create(repo.sql("select 1 / {}", 0).execute()).verifyError(DatabaseError.class);
        assertThat(failures).containsExactly("sql select in the lane SHARED");
        repo.close().block();
    }

    /** Notes what has ended, and inside of what. */
    private record Parents(List<String> ended) implements ObservationHandler<Observation.Context> {

        @Override
        public void onStop(Observation.Context context) {
            if (context.getParentObservation() != null) {
                ended.add(context.getContextualName() + " in "
                        + context.getParentObservation().getContextView().getName());
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
