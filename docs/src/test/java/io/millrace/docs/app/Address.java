package io.millrace.docs.app;

import io.millrace.schema.Embedded;

/** Where a user lives: a document. */
@Embedded
public record Address(String street, String city) {}
