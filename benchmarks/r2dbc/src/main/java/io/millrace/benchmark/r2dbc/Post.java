package io.millrace.benchmark.r2dbc;

import java.util.List;

/** A post with its comments. */
public record Post(int id, int authorId, String title, List<Comment> comments) {}
