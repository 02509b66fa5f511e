package io.millrace.benchmark.byhand;

import java.util.List;

/** An author with the posts. */
record Author(int id, String name, List<Post> posts) {}
