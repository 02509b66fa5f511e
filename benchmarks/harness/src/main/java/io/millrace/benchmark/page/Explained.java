package io.millrace.benchmark.page;

import io.millrace.benchmark.report.Goal;
import io.millrace.benchmark.report.Report;
import java.util.List;

/** Whether a page says why a goal was missed. */
final class Explained {

    private static final String HEAD = "\n## What is not reached, and why\n";

    private Explained() {}

    /** The goals that a report missed, and the page does not name under the heading for it. */
    static List<String> missing(Report report, String page) {
        int begin = page.indexOf(HEAD);
        if (begin < 0) {
            throw new IllegalArgumentException("the page has no heading" + HEAD);
        }
        int end = page.indexOf("\n## ", begin + HEAD.length());
        String section = page.substring(begin, end < 0 ? page.length() : end);
        return report.goals().stream()
                .filter(Goal::missed)
                .map(Goal::name)
                .filter(name -> !section.contains(name))
                .toList();
    }
}
