package io.millrace.benchmark.jdbc;

import java.util.List;

/** An author with the posts. */
record Author(int id, String name, List<Post> posts) {}
