package io.millrace.benchmark.jdbc;

import java.util.List;

/** A post with its comments. */
record Post(int id, int authorId, String title, List<Comment> comments) {}
