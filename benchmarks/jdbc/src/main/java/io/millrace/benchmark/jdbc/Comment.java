package io.millrace.benchmark.jdbc;

/** What is said about a post. */
record Comment(int id, int postId, String body) {}
