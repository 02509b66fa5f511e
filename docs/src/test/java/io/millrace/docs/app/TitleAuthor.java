package io.millrace.docs.app;

import java.util.Optional;

/** A post's title, and its author where there is one. */
public record TitleAuthor(String title, Optional<String> author) {}
