package io.millrace.internal.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which keys of many rows come again. */
class DistinctKeysTest {

    @Test
    void keysThatAscendAreAllNew() {
        assertThat(fresh(1, 2, 5, 9)).containsExactly(true, true, true, true);
        assertThat(fresh("a", "b", "ba")).containsExactly(true, true, true);
    }

    @Test
    void aKeyThatComesAgainIsFoundWhereverItStoodBefore() {
        assertThat(fresh(1, 1)).containsExactly(true, false);
        assertThat(fresh(1, 2, 3, 1)).containsExactly(true, true, true, false);
        assertThat(fresh(3, 1, 2, 4, 3, 4)).containsExactly(true, true, true, true, false, false);
        assertThat(fresh("b", "a", "b")).containsExactly(true, true, false);
    }

    @Test
    void nullIsNeverTheSame() {
        assertThat(fresh(null, 1, null, 2, null, 1)).containsExactly(true, true, true, true, true, false);
    }

    @Test
    void keysWithoutAnOrderAreTold() {
        List<Object> one = List.of(1, "a");
        List<Object> other = List.of(1, "b");

        assertThat(fresh(one, other, List.of(1, "a"))).containsExactly(true, true, false);
    }

    @Test
    void keysOfSeveralClassesAreTold() {
        UUID id = new UUID(1, 2);

        assertThat(fresh(1, 1L, id, 1, 1L, id)).containsExactly(true, true, true, false, false, false);
    }

    @Test
    void aKeyIsAskedForOnceMoreAtMost() {
        List<Integer> asked = new ArrayList<>();
        List<Integer> keys = List.of(1, 2, 3, 2, 5, 4);
        DistinctKeys distinct = new DistinctKeys(keys.size(), place -> {
            asked.add(place);
            return keys.get(place);
        });

        List<Boolean> fresh = keys.stream().map(distinct::add).toList();

        assertThat(fresh).containsExactly(true, true, true, false, true, true);
        assertThat(asked).containsExactly(0, 1, 2);
    }

    private static List<Boolean> fresh(@Nullable Object... keys) {
        DistinctKeys distinct = new DistinctKeys(keys.length, place -> keys[place]);
        List<Boolean> fresh = new ArrayList<>();
        for (Object key : Arrays.asList(keys)) {
            fresh.add(distinct.add(key));
        }
        return fresh;
    }
}
