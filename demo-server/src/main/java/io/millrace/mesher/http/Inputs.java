package io.millrace.mesher.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Field;
import io.millrace.changeset.Input;
import io.millrace.changeset.Params;
import io.millrace.error.FieldError;
import io.millrace.error.InvalidChangeset;
import io.millrace.mesher.json.CleanText;
import io.millrace.mesher.json.Json;
import io.millrace.mesher.json.JsonNames;
import io.millrace.mesher.json.MalformedJson;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What somebody sends to be cast: the fields of a JSON object, by the names that records have. */
public final class Inputs {

    private static final BodyLimits LIMITS = new BodyLimits(64 * 1024, 64 * 1024);

    private static final int LONGEST = 500;

    private Inputs() {}

    /** The fields of the body; none where it is empty. 400 where it is no JSON object. */
    public static Mono<Params> of(Exchange exchange, String... enums) {
        return exchange.body(LIMITS).map(body -> {
            if (body.length == 0) {
                return Params.of(Map.of());
            }
            try {
                ObjectNode fields = JsonNames.camelCase(CleanText.of(Json.object(ByteBuffer.wrap(body))));
                for (String name : enums) {
                    if (fields.path(name).isTextual()) {
                        fields.put(name, fields.path(name).textValue().toUpperCase(Locale.ROOT));
                    }
                }
                return Params.of(fields);
            } catch (MalformedJson malformed) {
                throw Refusal.malformed("malformed_json", "the body: " + malformed.getMessage());
            }
        });
    }

    /**
     * Refuses with everything that is wrong, whichever of these found it.
     *
     * @throws InvalidChangeset with the errors of all of them
     */
    public static void require(String what, Changeset<?>... inputs) {
        List<FieldError> errors = new ArrayList<>();
        for (Changeset<?> input : inputs) {
            errors.addAll(input.errors());
        }
        if (!errors.isEmpty()) {
            throw InvalidChangeset.of(what, errors);
        }
    }

    /**
     * Texts of the query that have to be there.
     *
     * @param why what is said of one that is missing or blank
     */
    @SafeVarargs
    public static Changeset<Input> required(Exchange exchange, String why, Field<String> first, Field<String>... more) {
        Changeset<Input> input = Changeset.input(exchange.parameters(), first, more);
        List<Field<String>> all = new ArrayList<>(List.of(more));
        all.add(0, first);
        Changeset<Input> checked = input;
        for (Field<String> field : all) {
            String text = input.get(field);
            if (text == null || text.isBlank()) {
                checked = wrongAlready(input, field) ? checked : checked.error(field, "required", why);
            } else {
                checked = checked.length(field, 1, LONGEST);
            }
        }
        return checked;
    }

    private static boolean wrongAlready(Changeset<Input> input, Field<String> field) {
        return input.errors().stream().anyMatch(error -> error.path().contains(field.toString()));
    }

    /** The error of one field, as a failure. */
    public static InvalidChangeset wrong(String what, String field, String code, String words) {
        return InvalidChangeset.of(what, List.of(FieldError.of(field, code, words)));
    }
}
