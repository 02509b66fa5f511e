package io.millrace.docs.app;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** What is to be done. */
@Schema
public record Task(
        @Id @Generated long id, @References(Project.class) long projectId, String title) {}
