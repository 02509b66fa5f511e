package io.millrace.benchmark.report;

/**
 * What is aimed at, beside what a run found.
 *
 * @param name of what
 * @param target what is aimed at, in words
 * @param measured what was found
 * @param met whether that is enough
 */
public record Goal(String name, String target, double measured, boolean met) {}
