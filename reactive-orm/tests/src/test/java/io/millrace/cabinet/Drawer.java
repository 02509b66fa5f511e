package io.millrace.cabinet;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.References;
import io.millrace.schema.Schema;

/** What keeps a desk from being swept away. */
@Schema
public record Drawer(
        @Id @Generated long id, @References(Desk.class) long deskId) {}
