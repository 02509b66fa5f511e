package io.millrace.related;

import io.millrace.schema.Embedded;

/** Where a place is. */
@Embedded
public record Geo(double lat, double lon) {}
