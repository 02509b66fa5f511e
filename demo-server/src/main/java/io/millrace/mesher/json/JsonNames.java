package io.millrace.mesher.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as JSON has them, {@code retention_days}, and as records have them, {@code retentionDays}. */
public final class JsonNames {

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");
    private static final Pattern CAPITAL = Pattern.compile("([A-Z])");

    private JsonNames() {}

    /** The name of a record's component. */
    public static String camelCase(String name) {
        return UNDERSCORE.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }

    /** The name in JSON. */
    public static String snakeCase(String name) {
        return CAPITAL.matcher(name).replaceAll(found -> "_" + found.group(1).toLowerCase(Locale.ROOT));
    }

    /** The object with the names of components; what is inside of its fields stays as it is. */
    public static ObjectNode camelCase(ObjectNode object) {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        for (var field : object.properties()) {
            JsonNode value = field.getValue();
            renamed.set(camelCase(field.getKey()), value);
        }
        return renamed;
    }
}
