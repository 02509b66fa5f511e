package io.millrace.shape;

import static io.millrace.forum.ReplyTable.REPLY;
import static io.millrace.shape.MemberCardTopicLineShape.TOPIC_LINE;
import static io.millrace.shape.TopicPageAnswerShape.ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.millrace.type.RowDecoder;
import io.millrace.type.RowReader;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What decoding a shape costs, counted: bytes, because they are the same on every machine. */
class ShapeCostTest {

    private static final int ROWS = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Object last = "";

    @Test
    void aRowIsItsRecordAndNothingElse() {
        long shape = bytesOfOne(TOPIC_LINE, "one", 10);
        long byHand = bytesOfOne((row, offset) -> new MemberCard.TopicLine("one", 10), "one", 10);

        assertThat(shape).isLessThanOrEqualTo(byHand + 1);
    }

    @Test
    void aColumnOverARelationCostsNothingMore() {
        long shape = bytesOfOne(ANSWER, "good", "Bob");
        long byHand = bytesOfOne((row, offset) -> new TopicPage.Answer("good", "Bob"), "good", "Bob");

        assertThat(shape).isLessThanOrEqualTo(byHand + 1);
    }

    @Test
    void aShapeCostsNoMoreThanTheWholeRow() {
        assertThat(bytesOfOne(ANSWER, "good", "Bob")).isLessThanOrEqualTo(bytesOfOne(REPLY, 1L, "good", 2L, 3L));
    }

    /** The least of a few rounds, since the compiler allocates on its own account. */
    private long bytesOfOne(RowDecoder<?> decoder, Object... values) {
        RowReader row = position -> values[position];
        long[] rounds = new long[8];
        for (int i = 0; i < rounds.length; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int n = 0; n < ROWS; n++) {
                last = decoder.decode(row, 0);
            }
            rounds[i] = (THREADS.getCurrentThreadAllocatedBytes() - before) / ROWS;
        }
        assertThat(last).isNotNull();
        return Arrays.stream(rounds).min().orElseThrow();
    }
}
