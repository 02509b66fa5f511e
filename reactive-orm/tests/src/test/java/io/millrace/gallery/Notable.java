package io.millrace.gallery;

/** What notes are made on. */
public sealed interface Notable permits Story, Picture {}
