package io.millrace.processor.name;

/** The English article. */
public final class Article {

    private Article() {}

    /** {@code an Integer}, {@code a String}; what begins with a U is said as "you". */
    public static String with(String noun) {
        return ("AEIOaeio".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
