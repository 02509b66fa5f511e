package io.millrace.benchmark.page;

import java.util.List;

/** A table of text, for Markdown and for HTML. Its first column holds names, the others figures. */
record Grid(List<String> heads, List<List<String>> rows) {

    String markdown() {
        StringBuilder text = new StringBuilder(1_024);
        line(heads, text);
        text.append("|---|").append("---:|".repeat(heads.size() - 1)).append('\n');
        rows.forEach(row -> line(row, text));
        return text.toString();
    }

    String html() {
        StringBuilder text = new StringBuilder(2_048).append("<table><thead>");
        cells("th", heads, text);
        text.append("</thead><tbody>");
        rows.forEach(row -> cells("td", row, text));
        return text.append("</tbody></table>").toString();
    }

    private static void line(List<String> cells, StringBuilder text) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static void cells(String tag, List<String> cells, StringBuilder text) {
        text.append("<tr>");
        for (String cell : cells) {
            text.append('<')
                    .append(tag)
                    .append('>')
                    .append(HtmlPage.escaped(cell))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        text.append("</tr>\n");
    }
}
