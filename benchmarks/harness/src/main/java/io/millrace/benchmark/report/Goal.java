package io.millrace.benchmark.report;

/**
 * What is aimed at, beside what a run found.
 *
 * @param name of what
 * @param target what is aimed at, in words
 * @param measured what was found
 * @param met whether that is enough; false where it is not decided
 * @param undecided why the run does not tell; empty where it does
 */
public record Goal(String name, String target, double measured, boolean met, String undecided) {

    /** Whether the run tells that it is not enough. */
    public boolean missed() {
        return !met && undecided.isEmpty();
    }
}
