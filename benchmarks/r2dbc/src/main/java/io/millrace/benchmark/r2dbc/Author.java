package io.millrace.benchmark.r2dbc;

import java.util.List;

/** An author with the posts. */
public record Author(int id, String name, List<Post> posts) {}
