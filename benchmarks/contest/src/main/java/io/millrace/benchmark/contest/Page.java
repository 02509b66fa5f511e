package io.millrace.benchmark.contest;

import java.util.List;

/** TechEmpower's page of fortunes, which every contender writes in the same way. */
public final class Page {

    /** The fortune that each request adds. */
    public static final String ADDED = "Additional fortune added at request time.";

    private Page() {}

    /** The page. Ids and messages come in order. */
    public static String of(List<Integer> ids, List<String> messages) {
        StringBuilder page = new StringBuilder(2_048);
        page.append("<!DOCTYPE html><html><head><title>Fortunes</title></head><body><table><tr><th>id</th>")
                .append("<th>message</th></tr>");
        for (int i = 0; i < ids.size(); i++) {
            page.append("<tr><td>").append(ids.get(i).intValue()).append("</td><td>");
            escape(messages.get(i), page);
            page.append("</td></tr>");
        }
        return page.append("</table></body></html>").toString();
    }

    private static void escape(String text, StringBuilder page) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(character);
            }
        }
    }
}
