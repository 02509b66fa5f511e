package io.millrace.docs.app;

/** How many posts somebody wrote. */
public record AuthorCount(String author, long posts) {}
