package io.millrace.press;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;

/** Where an article is found. */
@Schema
public record Link(@Id @Generated long id, String address, long articleId) {}
