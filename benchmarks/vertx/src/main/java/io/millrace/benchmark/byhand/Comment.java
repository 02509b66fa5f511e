package io.millrace.benchmark.byhand;

/** What is said about a post. */
record Comment(int id, int postId, String body) {}
