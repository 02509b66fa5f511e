package io.millrace.related;

import io.millrace.schema.Embedded;
import io.millrace.schema.Id;

/** A page of somebody's. */
@Embedded
public record Link(@Id String name, String url) {}
