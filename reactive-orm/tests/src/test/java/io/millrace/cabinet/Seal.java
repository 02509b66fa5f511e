package io.millrace.cabinet;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** What keeps a folder from being deleted. */
@Schema
public record Seal(
        @Id @Generated long id, @References(Folder.class) long folderId) {}
