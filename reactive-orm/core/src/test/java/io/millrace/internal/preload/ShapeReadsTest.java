package io.millrace.internal.preload;

import static io.millrace.sample.PersonTable.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.internal.exec.Executor;
import io.millrace.internal.exec.ExecutorFixture;
import io.millrace.internal.run.Runner;
import io.millrace.sample.Person;
import io.millrace.shape.Shape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of the shapes that rows are read as; nothing is ever connected. */
class ShapeReadsTest {

    private final Executor executor = Executor.open(ExecutorFixture.options("postgresql://nobody@localhost:1/nothing"));
    private final Runner runner = Runner.on(executor, null);
    private final ShapeReads reads = new ShapeReads(runner, new ShapeLoader(new Preloader(runner), new Reads(runner)));

    @AfterEach
    void close() {
        executor.close(Duration.ZERO).block();
    }

    @Test
    void aShapeIsKnownOnce() {
        Shape<Person, Person> whole = Shape.of(PERSON);

        reads.early(whole, List.of(1));
        reads.early(whole, List.of(2));

        assertThat(reads.size()).isOne();
    }

    @Test
    void aShapeForEachReadTakesNoMemoryForEver() {
        for (int i = 0; i < ShapeReads.MOST + 100; i++) {
            reads.early(Shape.of(PERSON), List.of(1));
        }

        assertThat(reads.size()).isEqualTo(ShapeReads.MOST);
    }
}
