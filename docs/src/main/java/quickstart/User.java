package quickstart;

import io.millrace.schema.Generated;
import io.millrace.schema.Id;
import io.millrace.schema.Schema;
import io.millrace.schema.Unique;
import org.jspecify.annotations.Nullable;

@Schema
public record User(
        @Id @Generated long id,
        String name,
        @Unique String email,
        @Nullable Integer age) {}
