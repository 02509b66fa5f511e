package io.millrace.mesher.event;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Whom an event happened to, as far as the application says. */
public record UserContext(
        @Nullable String id,
        @Nullable String email,
        @Nullable String username,
        @Nullable String name,
        @Nullable String ipAddress,
        @Nullable JsonNode data) {}
