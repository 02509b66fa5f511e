package io.millrace.repo;

import io.millrace.error.Code;
import io.millrace.error.InvalidQuery;
import io.millrace.error.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the steps of a {@link Multi} gave so far. Immutable. */
public final class StepResults {

    static final StepResults NONE = new StepResults(Map.of());

    private final Map<String, Optional<Object>> results;

    private StepResults(Map<String, Optional<Object>> results) {
        this.results = results;
    }

    StepResults with(String name, Optional<Object> result) {
        Map<String, Optional<Object>> more = new LinkedHashMap<>(results);
        more.put(name, result);
        return new StepResults(Collections.unmodifiableMap(more));
    }

    /**
     * The result of a step.
     *
     * @throws InvalidQuery where it is not done yet, or was empty
     */
    @SuppressWarnings("unchecked") // a result is of its step's type
    public <T> T get(Step<T> step) {
        Optional<Object> result = results.get(step.name());
        if (result == null || result.isEmpty()) {
            throw new InvalidQuery(Problem.of(
                    Code.INVALID_ARGUMENT,
                    "the step " + step.name() + " has no result",
                    result == null ? "it is not done yet, or no step of these" : "it completed without a value",
                    "use the results of steps before this one: " + results.keySet()));
        }
        return (T) result.get();
    }

    /** What there is, by the names of the steps, in their order. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        results.forEach((name, result) -> result.ifPresent(value -> values.put(name, value)));
        return values;
    }

    /** The names of the steps that are done, in their order. */
    public Set<String> names() {
        return results.keySet();
    }

    /** The names of the steps, without what they gave, which may be secret. */
    @Override
    public String toString() {
        return "results of " + results.keySet();
    }
}
