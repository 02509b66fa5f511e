package io.millrace.docs.library;

// tag::reviewable[]
/** What reviews are of. */
public sealed interface Reviewable permits Film, Album {}
// end::reviewable[]
