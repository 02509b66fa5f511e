package io.millrace.mesher.http;

import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.mesher.json.Json;
import io.millrace.mesher.json.JsonNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request is answered: a status, headers, and a body of JSON. Immutable.
 *
 * @param status the HTTP status
 * @param headers the headers besides those of the body
 * @param body what is written as JSON; bytes are sent as they are, and a header says what they are
 */
public record Answer(int status, Map<String, String> headers, Object body) {

    /** The body of a refusal and of a failure. */
    record Problem(String error, String detail) {}

    /** The body that says which fields of the input are wrong, as a tree of their names. */
    record Unprocessable(String error, String detail, Map<String, Object> fields) {}

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with this body. */
    public static Answer ok(Object body) {
        return new Answer(200, Map.of(), body);
    }

    /** 201 with what was made. */
    public static Answer created(Object body) {
        return new Answer(201, Map.of(), body);
    }

    /** The answer that a refusal asks for. */
    static Answer of(Refusal refusal) {
        Answer answer = new Answer(
                refusal.status(), Map.of(), new Problem(refusal.error(), String.valueOf(refusal.getMessage())));
        return refusal.retryAfter() == 0 ? answer : answer.with("Retry-After", Long.toString(refusal.retryAfter()));
    }

    /** 422, which names what is wrong with each field, by the names that JSON has. */
    static Answer of(InvalidChangeset invalid) {
        List<FieldError> errors = invalid.errors().stream()
                .map(error -> new FieldError(
                        error.path().stream().map(JsonNames::snakeCase).toList(),
                        error.code(),
                        error.template(),
                        error.arguments()))
                .toList();
        return new Answer(
                422,
                Map.of(),
                new Unprocessable(
                        "invalid_fields",
                        "some fields cannot be taken: see fields",
                        FieldError.tree(errors, FieldError::message)));
    }

    /** 500, which tells the client nothing of what happened inside. */
    static Answer failure() {
        return new Answer(500, Map.of(), new Problem("internal_error", "Mesher failed to answer; its log says more"));
    }

    /** 503: the same request may succeed in a moment. */
    static Answer unavailable(String detail) {
        Problem problem = new Problem("unavailable", detail);
        return new Answer(503, Map.of("Retry-After", "1"), problem);
    }

    /** This answer with one header more. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** This answer with these headers more. */
    Answer with(Map<String, String> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Answer(status, more, body);
    }

    byte[] bytes() {
        return body instanceof byte[] bytes ? bytes : Json.bytes(body);
    }
}
