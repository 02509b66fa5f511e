package io.millrace.benchmark.report;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How long gets took that were due at a fixed rate, from the moment they were due, in microseconds.
 *
 * @param contender who
 * @param distanceMillis how far away the database was
 * @param load the rate as a part of what gets that are not gathered can do
 * @param perSecond the rate
 * @param median half were quicker
 * @param p99 99 of a hundred were quicker
 * @param p999 999 of a thousand were quicker
 * @param p99s how long 99 of a hundred took in each round, in the order of the rounds; in a report that does not tell, as
 *     if it had been one round
 */
public record Waiting(
        String contender,
        int distanceMillis,
        double load,
        double perSecond,
        double median,
        double p99,
        double p999,
        List<Double> p99s) {

    /** The same in a list of its own. */
    public Waiting(
            String contender,
            int distanceMillis,
            double load,
            double perSecond,
            double median,
            double p99,
            double p999,
            @Nullable List<Double> p99s) {
        this.contender = contender;
        this.distanceMillis = distanceMillis;
        this.load = load;
        this.perSecond = perSecond;
        this.median = median;
        this.p99 = p99;
        this.p999 = p999;
        this.p99s = p99s == null ? List.of(p99) : List.copyOf(p99s);
    }

    /** What is said of the two turns of a round, where 99 of a hundred are answered: the median of the rounds. */
    public double each(Waiting other, ToDoubleBiFunction<Double, Double> of) {
        List<Double> said = IntStream.range(0, Math.min(p99s.size(), other.p99s.size()))
                .mapToObj(round -> of.applyAsDouble(p99s.get(round), other.p99s.get(round)))
                .toList();
        return Figures.of(said, Double::doubleValue).median();
    }
}
