package io.millrace.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void waitsOfTwoConnectionsAtTheSameTimeAreOne() {
        long one = tally.roundTrip();
        long other = tally.roundTrip();
        tally.waited(one);
        tally.waited(other);

        assertThat(tally.soFar().roundTrips()).isEqualTo(2);
        assertThat(tally.soFar().waits()).isEqualTo(1);
    }

    /** A transaction of two round trips, and a read beside it that lasts into the second. */
    @Test
    void aWaitThatBeginsWhenAnotherHasEndedComesAfterIt() {
        long first = tally.roundTrip();
        long beside = tally.roundTrip();
        tally.waited(first);
        long second = tally.roundTrip();
        tally.waited(beside);
        tally.waited(second);

        assertThat(tally.soFar().roundTrips()).isEqualTo(3);
        assertThat(tally.soFar().waits()).isEqualTo(2);
        assertThat(tally.roundTrip()).isEqualTo(3);
    }

    @Test
    void whatBeganBeforeTheCountDidIsNotAmongThem() {
        long before = tally.roundTrip();
        tally.startAgain();
        tally.waited(before);
        tally.roundTrip();

        assertThat(tally.soFar().waits()).isEqualTo(1);
    }

    /** It is answered when one that the count does know has begun and has not. */
    @Test
    void whatBeganBeforeTheCountDidEndsNoneOfItsWaits() {
        long before = tally.roundTrip();
        tally.startAgain();
        tally.roundTrip();
        tally.waited(before);
        tally.roundTrip();

        assertThat(tally.soFar().roundTrips()).isEqualTo(2);
        assertThat(tally.soFar().waits()).isEqualTo(1);
    }
}
