package io.millrace.benchmark.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void aRoundThroughTheTableAsksForEveryWorldOnce() {
        BitSet asked = new BitSet();
        for (int number = 0; number < Keys.worlds(); number++) {
            asked.set(Keys.world(number));
        }

        assertThat(asked.cardinality()).isEqualTo(Keys.worlds());
        assertThat(asked.nextSetBit(0)).isOne();
        assertThat(asked.length() - 1).isEqualTo(Keys.worlds());
    }

    @Test
    void keysOfOneOperationDifferAndAreSorted() {
        assertThat(Keys.worlds(3, 20)).hasSize(20).doesNotHaveDuplicates().isSorted();
        assertThat(Keys.stock(5, 1_000)).hasSize(1_000).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void halfOfAnUpsertIsThereAlready() {
        assertThat(Keys.noteAgain(1, 1_000, 0)).isEqualTo(Keys.noteAgain(0, 1_000, 500));
        assertThat(Keys.noteAgain(1, 1_000, 500)).isEqualTo(Keys.noteAgain(0, 1_000, 999) + 1);
    }
}
