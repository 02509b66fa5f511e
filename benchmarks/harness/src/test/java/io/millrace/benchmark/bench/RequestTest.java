package io.millrace.benchmark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.benchmark.contest.Workload;
import io.millrace.benchmark.entrant.Entrant;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {

    private static final Path HOME = Path.of("benchmarks");
    private static final List<Workload> EVERYTHING = Workloads.all(1_000);

    @Test
    void everythingUnlessToldOtherwise() {
        Request request = Request.of(new String[] {"--full"}, HOME);

        assertThat(request.mode()).isEqualTo(Mode.FULL);
        assertThat(request.entrants()).isEqualTo(Entrant.ALL);
        assertThat(request.chosen(EVERYTHING)).isEqualTo(EVERYTHING);
        assertThat(request.results()).isEqualTo(Path.of("benchmarks/results"));
    }

    @Test
    void someWorkloadsAndSomeContendersBesideTheDriverByHand() {
        Request request =
                Request.of(new String[] {"--quick", "--only", "updates,fortunes", "--contenders", "jooq"}, HOME);

        assertThat(request.entrants())
                .extracting(Entrant::name)
                .containsExactly("Vert.x by hand", "Vert.x by hand, again", "jOOQ on R2DBC");
        assertThat(request.chosen(EVERYTHING))
                .extracting(Workload::title)
                .contains("TechEmpower updates (20), strict", "TechEmpower updates (20), best idiom")
                .doesNotContain("get, 1 in flight");
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredWithWhatIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Request.of(new String[] {"--fast"}, HOME))
                .withMessageStartingWith("not understood: --fast\n./bench --quick");
    }
}
