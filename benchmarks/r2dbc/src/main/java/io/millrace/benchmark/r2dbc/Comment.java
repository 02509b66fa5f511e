package io.millrace.benchmark.r2dbc;

/** What is said about a post. */
public record Comment(int id, int postId, String body) {}
