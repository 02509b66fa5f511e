package io.millrace.docs.app;

/** Where a user lives: a document. */
public record Address(String street, String city) {}
