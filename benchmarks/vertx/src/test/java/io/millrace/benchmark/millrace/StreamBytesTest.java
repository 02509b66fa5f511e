package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.WorldTable.WORLD;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmark.contest.Tables;
import io.millrace.query.Query;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.millrace.test.database.TestDatabase;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A row of a stream costs the same bytes however many there are: the driver's row, what it consists of, and the record. */
class StreamBytesTest {

    private static final int FEW = 10;
    private static final int SOME = 1_000;
    private static final int MANY = 100_000;
    private static final int ALL = 1_000_000;
    private static final double A_ROW = 135;
    private static final double FLAT = 1.05;

    @Test
    void aFurtherRowOfAHundredThousandCostsWhatOneOfAThousandDoes() {
        assertFlat(MANY);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aFurtherRowOfAMillionCostsWhatOneOfAThousandDoes() {
        assertFlat(ALL);
    }

    private static void assertFlat(int rows) {
        try (TestDatabase database = TestDatabase.create(Tables.script(rows))) {
            Repo repo = Repo.open(RepoOptions.url(database.url()).withConnections(2, 1));
            double many = streamed(repo, rows, 1);
            double some = streamed(repo, SOME, 20);
            double few = streamed(repo, FEW, 200);
            double early = (some - few) / (SOME - FEW);

            assertThat(early).as("bytes of a further row of 1,000").isBetween(1.0, A_ROW);
            assertThat((many - some) / (rows - SOME))
                    .as("bytes of a further row of %,d", rows)
                    .isBetween(1.0, early * FLAT);
            repo.close().block();
        }
    }

    private static double streamed(Repo repo, int rows, int times) {
        Query<World> query = from(WORLD).where(WORLD.id.le(rows));
        return Steady.bytes(A_ROW * rows, times, () -> Relay.run(times, 1, number -> repo.stream(query)));
    }
}
