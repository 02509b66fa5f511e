package io.millrace.processor.name;

import java.util.Map;
import java.util.Set;

/** The plural of an English noun, as far as rules go; {@code @Schema(table = …)} says what they get wrong. */
public final class Plural {

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("person", "people"),
            Map.entry("man", "men"),
            Map.entry("woman", "women"),
            Map.entry("child", "children"),
            Map.entry("foot", "feet"),
            Map.entry("tooth", "teeth"),
            Map.entry("goose", "geese"),
            Map.entry("mouse", "mice"),
            Map.entry("ox", "oxen"),
            Map.entry("quiz", "quizzes"),
            Map.entry("index", "indexes"),
            Map.entry("vertex", "vertices"),
            Map.entry("matrix", "matrices"),
            Map.entry("analysis", "analyses"),
            Map.entry("basis", "bases"),
            Map.entry("crisis", "crises"),
            Map.entry("criterion", "criteria"),
            Map.entry("phenomenon", "phenomena"),
            Map.entry("leaf", "leaves"),
            Map.entry("shelf", "shelves"),
            Map.entry("half", "halves"),
            Map.entry("life", "lives"),
            Map.entry("knife", "knives"),
            Map.entry("wife", "wives"),
            Map.entry("wolf", "wolves"),
            Map.entry("loaf", "loaves"),
            Map.entry("thief", "thieves"),
            Map.entry("hero", "heroes"),
            Map.entry("potato", "potatoes"),
            Map.entry("tomato", "tomatoes"),
            Map.entry("echo", "echoes"),
            Map.entry("veto", "vetoes"));

    private static final Set<String> THE_SAME = Set.of(
            "news",
            "series",
            "species",
            "equipment",
            "information",
            "money",
            "fish",
            "sheep",
            "deer",
            "aircraft",
            "data",
            "metadata",
            "software",
            "hardware",
            "feedback",
            "staff",
            "stuff",
            "people",
            "media",
            "police",
            "rice");

    private Plural() {}

    /** The plural of a name in snake case: of its last word. */
    public static String of(String snake) {
        int start = snake.lastIndexOf('_') + 1;
        return snake.substring(0, start) + word(snake.substring(start));
    }

    private static String word(String singular) {
        if (singular.isEmpty() || THE_SAME.contains(singular)) {
            return singular;
        }
        String irregular = IRREGULAR.get(singular);
        if (irregular != null) {
            return irregular;
        }
        if (singular.endsWith("y") && singular.length() > 1 && !isVowel(singular.charAt(singular.length() - 2))) {
            return singular.substring(0, singular.length() - 1) + "ies";
        }
        if (singular.matches(".*(s|x|z|ch|sh)")) {
            return singular + "es";
        }
        return singular + "s";
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }
}
