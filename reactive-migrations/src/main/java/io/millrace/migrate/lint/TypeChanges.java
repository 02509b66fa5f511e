package io.millrace.migrate.lint;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import io.millrace.migrate.operation.ChangeType;
import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.SqlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which changes of a type leave the rows as they are. */
final class TypeChanges {

    private static final Map<String, String> PLAIN = Map.of(
            "character varying", "varchar",
            "int", "integer",
            "int4", "integer",
            "int8", "bigint",
            "int2", "smallint",
            "decimal", "numeric",
            "bool", "boolean",
            "timestamp with time zone", "timestamptz");

    private TypeChanges() {}

    /** The type until now, where it is said or known. */
    static Optional<String> from(Scene scene, AlteredTable table, Clause clause) {
        if (scene.operation() instanceof ChangeType change && change.from() != null) {
            return Optional.of(change.from());
        }
        return scene.known().type(table.name(), clause.column());
    }

    /** Whether two types are one, however they are written; one that counts by itself is the number that it counts. */
    static boolean isSame(String one, String other) {
        return Written.of(SqlText.of(counted(one)).phrase())
                .equals(Written.of(SqlText.of(counted(other)).phrase()));
    }

    private static String counted(String type) {
        return switch (type) {
            case "bigserial", "serial8" -> "bigint";
            case "serial", "serial4" -> "integer";
            case "smallserial", "serial2" -> "smallint";
            default -> type;
        };
    }

    /** Whether the table is left as it is. */
    static boolean isFree(String from, Phrase to) {
        Written old = Written.of(SqlText.of(from).phrase());
        Written now = Written.of(to);
        if (old.equals(now)) {
            return true;
        }
        boolean text = now.name.equals("text") || now.name.equals("varchar");
        if (text && (old.name.equals("varchar") || old.name.equals("text"))) {
            return now.isUnbounded() || (!old.isUnbounded() && now.number(0) >= old.number(0));
        }
        if (now.name.equals("numeric") && old.name.equals("numeric")) {
            return now.isUnbounded()
                    || (!old.isUnbounded() && now.number(1) == old.number(1) && now.number(0) >= old.number(0));
        }
        return false;
    }

    /** Whether values may be there that the new type has no room for. */
    static boolean isNarrower(String from, Phrase to) {
        Written old = Written.of(SqlText.of(from).phrase());
        Written now = Written.of(to);
        List<String> integers = List.of("smallint", "integer", "bigint");
        if (integers.contains(old.name) && integers.contains(now.name)) {
            return integers.indexOf(now.name) < integers.indexOf(old.name);
        }
        boolean sameFamily = old.name.equals(now.name) || (old.name.equals("text") && now.name.equals("varchar"));
        return sameFamily
                && !now.isUnbounded()
                && (old.isUnbounded()
                        || now.number(0) < old.number(0)
                        || now.number(0) - now.number(1) < old.number(0) - old.number(1)
                        || now.number(1) < old.number(1));
    }

    private record Written(String name, List<String> numbers) {

        static Written of(Phrase type) {
            String name = type.before("(").text();
            List<String> numbers =
                    type.inside().parts().stream().map(Phrase::text).toList();
            return new Written(PLAIN.getOrDefault(name, name), numbers);
        }

        boolean isUnbounded() {
            return numbers.isEmpty();
        }

        int number(int at) {
            if (at >= numbers.size()) {
                return 0;
            }
            String digits = numbers.get(at);
            return digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : 0;
        }
    }
}
