package io.millrace.migrate.introspect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names of Java for names of SQL. */
final class JavaName {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    /** Words that no component of a record may be called. */
    private static final Set<String> TAKEN = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "try",
            "void",
            "volatile",
            "while",
            "true",
            "false",
            "null",
            "_",
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait");

    /** Types that every file knows already. */
    private static final Set<String> KNOWN = Set.of(
            "Record",
            "String",
            "Object",
            "Class",
            "Enum",
            "Long",
            "Integer",
            "Short",
            "Boolean",
            "Float",
            "Double",
            "List",
            "Schema",
            "Column",
            "Id",
            "Index",
            "Check",
            "Unique",
            "Default",
            "Generated",
            "References",
            "Instant",
            "UUID",
            "Process",
            "Module",
            "Package",
            "Thread",
            "Iterable",
            "Number",
            "Void",
            "Override");

    private JavaName() {}

    /** {@code LineItem} for a table {@code line_items}. */
    static String type(String table) {
        String singular = singular(table.toLowerCase(Locale.ROOT));
        String name = joined(singular, true);
        return KNOWN.contains(name) ? name + "Row" : name;
    }

    /** {@code insertedAt} for a column {@code inserted_at}. */
    static String component(String column) {
        String name = joined(column, false);
        return TAKEN.contains(name) ? name + "Value" : name;
    }

    /** {@code LIGHT_BLUE} for a label {@code light blue}. */
    static String constant(String label) {
        return label.toUpperCase(Locale.ROOT);
    }

    /** The column that a component has by convention. */
    static String byConvention(String component) {
        return component.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String joined(String words, boolean upper) {
        StringBuilder name = new StringBuilder();
        for (String word : WORD.matcher(words).results().map(MatchResult::group).toList()) {
            if (!word.isEmpty()) {
                boolean capital = upper || name.length() > 0;
                name.append(
                                capital
                                        ? word.substring(0, 1).toUpperCase(Locale.ROOT)
                                        : word.substring(0, 1).toLowerCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return name.length() == 0 || Character.isDigit(name.charAt(0)) ? (upper ? "T" : "c") + name : name.toString();
    }

    private static String singular(String plural) {
        if (plural.endsWith("ies") && plural.length() > 4) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        if (plural.endsWith("ses") || plural.endsWith("xes") || plural.endsWith("ches") || plural.endsWith("shes")) {
            return plural.substring(0, plural.length() - 2);
        }
        return plural.endsWith("s") && !plural.endsWith("ss") && plural.length() > 3
                ? plural.substring(0, plural.length() - 1)
                : plural;
    }
}
