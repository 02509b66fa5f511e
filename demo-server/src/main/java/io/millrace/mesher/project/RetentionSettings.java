package io.millrace.mesher.project;

/**
 * What of a project's events is kept, and how long: two columns of {@link Project}, as a type of their own.
 *
 * @param retentionDays how many days
 * @param sampleRate which part of them, from 0 to 1
 */
public record RetentionSettings(int retentionDays, double sampleRate) {}
