package io.millrace.mesher.ingest;

/** What became of an event that was taken. */
enum Outcome {
    /** It is stored. */
    STORED,
    /** It had been stored before. */
    REPEATED,
    /** Its project keeps only a part of its events, and this one is not of it. */
    SAMPLED_OUT,
    /** Its issue is discarded. */
    DISCARDED,
    /** Its project is gone. */
    UNKNOWN_PROJECT,
    /** The database did not take it, and never will. */
    REFUSED
}
