package io.millrace.benchmark.page;

import io.millrace.benchmark.report.Measurement;
import io.millrace.benchmark.report.Report;
import java.util.Base64;
import java.util.List;

/** A report as one HTML page that needs nothing else. */
final class HtmlPage {

    private static final String HEAD = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>How fast, and how we know</title><style>
            body{font:15px/1.5 system-ui,sans-serif;max-width:1200px;margin:2em auto;padding:0 1em;color:#222}
            table{border-collapse:collapse;margin:1em 0;font-size:13px}th,td{padding:.25em .7em;text-align:right;
            border-bottom:1px solid #ddd}th:first-child,td:first-child{text-align:left}thead th{background:#f3f3f3}
            img{max-width:100%}h2{margin-top:2em}.scroll{overflow-x:auto}</style></head><body>
            <h1>How fast, and how we know</h1>
            """;

    private final Report report;
    private final Grids grids;
    private final StringBuilder page = new StringBuilder(HEAD);

    private HtmlPage(Report report) {
        this.report = report;
        this.grids = new Grids(report);
    }

    static String of(Report report) {
        return new HtmlPage(report).write();
    }

    private String write() {
        paragraph(grids.machine());
        paragraph(grids.versions());
        section("Goals", grids.goals());
        section("Millrace beside Vert.x by hand", grids.millrace());
        Charts charts = new Charts(report);
        for (int distance : report.distances()) {
            String where = distance == 0 ? " on the same machine" : ", " + distance + " ms away";
            section("Ratio to Vert.x by hand" + where, grids.ratios(distance));
            page.append("<img alt=\"the same as a chart\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(charts.png(distance)))
                    .append("\">\n");
            section(
                    "Operations in a second" + where,
                    grids.perContender(distance, Measurement::perSecond, Grids::number, List.of()));
        }
        section("Bytes of an operation", grids.perContender(0, Measurement::bytes, Grids::number, List.of()));
        section("Statements / round trips of an operation", grids.sent());
        section("Gets under an open load", grids.waiting());
        section("Without a database", grids.micro());
        section("Mesher under an open load", grids.served());
        return page.append("</body></html>\n").toString();
    }

    private void section(String title, Grid grid) {
        if (!grid.rows().isEmpty()) {
            page.append("<h2>").append(escaped(title)).append("</h2><div class=\"scroll\">");
            page.append(grid.html()).append("</div>\n");
        }
    }

    private void paragraph(String text) {
        page.append("<p>").append(escaped(text)).append("</p>\n");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
