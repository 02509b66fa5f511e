package io.millrace.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that quoting tends to get wrong, the same in every run. */
final class HostileText {

    private static final List<String> PARTS = List.of(
            "\"",
            "\\",
            "{",
            "}",
            ",",
            "NULL",
            "null",
            "'",
            "''",
            "$1",
            "$$",
            "--",
            "/*",
            ";",
            "(",
            ")",
            "[",
            "]",
            " ",
            "\t",
            "\n",
            "\r",
            "\u000b",
            "\f",
            "a",
            "Z",
            "0",
            "é",
            "ß",
            "İ",
            "\u00a0",
            "\u200b",
            "\u202e",
            "שלום",
            "مرحبا",
            "日本",
            "😀",
            "👩‍👩‍👧",
            "\ud83c\uddeb\ud83c\uddf7",
            "\uffff",
            "\u0001",
            "\u007f",
            "%",
            "_",
            "\\\"",
            "\\x41",
            "::text",
            "=",
            "[0:1]=");

    private HostileText() {}

    /** Each part alone, nothing, and some random sequences of parts. */
    static List<String> samples() {
        Random random = new Random(20_260_101);
        List<String> samples = new ArrayList<>(PARTS);
        samples.add("");
        for (int count = 0; count < 150; count++) {
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(8); parts >= 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            samples.add(text.toString());
        }
        return samples;
    }
}
