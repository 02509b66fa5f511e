package io.millrace.docs.app;

import io.millrace.schema.Input;
import org.jspecify.annotations.Nullable;

// tag::record[]
@Input(User.class)
public record SignUp(String name, String email, @Nullable Integer age, Role role, Address address) {}
// end::record[]
