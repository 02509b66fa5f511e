package io.millrace.docs.app;

import io.millrace.schema.Input;
import java.util.Optional;

// tag::record[]
@Input(User.class)
public record Rename(Optional<String> name, Optional<Integer> age) {} // an empty one leaves its column as it is
// end::record[]
