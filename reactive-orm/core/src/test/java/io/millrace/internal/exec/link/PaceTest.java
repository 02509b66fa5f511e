package io.millrace.internal.exec.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long LONG = 200_000;

    private final Pace pace = new Pace();

    @Test
    void itIsKnownAfterSixteenAnswers() {
        took(15, LONG);
        assertThat(pace.isForBeside()).isFalse();
        took(1, LONG);
        assertThat(pace.isForBeside()).isTrue();
    }

    @Test
    void whatIsShortStays() {
        took(100, 100_000);
        assertThat(pace.isForBeside()).isFalse();
    }

    @Test
    void theMeanFollowsWhatItTakesNow() {
        took(16, LONG);
        took(16, 100_000);
        assertThat(pace.isForBeside()).isFalse();
        took(16, LONG);
        assertThat(pace.isForBeside()).isTrue();
    }

    @Test
    void oneAnswerThatWasHeldUpIsNotTheMean() {
        took(16, 50_000);
        took(1, 800_000);
        assertThat(pace.isForBeside()).isFalse();
    }

    @Test
    void whatLosesMoreThanItGainsStaysBehindForSomeTime() {
        took(16, LONG);
        pace.wentBeside(false, 1_000_000);
        took(87, LONG);
        assertThat(pace.isForBeside()).isFalse();
        took(1, LONG);
        assertThat(pace.isForBeside()).isTrue();
    }

    @Test
    void whatGainsMoreIsAskedAgainEachTime() {
        took(16, 2_000_000);
        pace.wentBeside(false, 100_000);
        pace.wentBeside(false, 100_000);
        assertThat(pace.isForBeside()).isTrue();
    }

    @Test
    void whatItGainedBeforeCounts() {
        took(16, LONG);
        for (int answer = 0; answer < 12; answer++) {
            pace.wentBeside(true, 1_000_000);
        }
        pace.wentBeside(false, 1_000_000);
        assertThat(pace.isForBeside()).isTrue();
        pace.wentBeside(false, 1_000_000);
        assertThat(pace.isForBeside()).isFalse();
    }

    private void took(int answers, long nanos) {
        for (int answer = 0; answer < answers; answer++) {
            pace.took(nanos);
        }
    }
}
