package io.millrace.docs;

import io.millrace.migrate.lint.Live;
import io.millrace.migrate.lint.Load;
import io.millrace.migrate.lint.Rule;
import io.millrace.migrate.lint.Rules;
import io.millrace.migrate.sql.SqlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pages of the rules, made of the table that migrations are held to. */
final class RulePages {

    private static final Map<String, String> CHAPTERS = new LinkedHashMap<>();

    static {
        CHAPTERS.put("L", "Locks, scans and rewrites");
        CHAPTERS.put("T", "Time-outs and transactions");
        CHAPTERS.put("C", "Programs that run meanwhile");
        CHAPTERS.put("D", "Rows");
        CHAPTERS.put("Q", "What is hard to change later");
        CHAPTERS.put("X", "What the database is like, and what cannot be read");
        CHAPTERS.put("H", "What has run before");
        CHAPTERS.put("S", "Reasons");
    }

    private static final String BY_ITSELF = """

            ## What the migrator sees to by itself

            No rule is needed where the migrator leaves no choice:

            - Each migration is a transaction, and what cannot run in one runs alone: concurrent builds, `alter type … add value`, `vacuum`. A constraint is validated in a transaction after the one that added it.
            - A transaction waits half a second for a table, steps back, names who holds it, and tries again. Each of its statements may take an hour, and it may be idle for a minute; a limit for all of it is set where it is asked for (`withTransactionTimeout`, from PostgreSQL 17 on). A concurrent build has no limit.
            - An index that a failed build left invalid is dropped and built again; `if not exists` does not pass it over.
            - A backfill goes batch by batch in transactions of its own, writes down how far it is, rests, and analyzes the table at its end.
            - Edited, missing, late and doubled migrations are refused before anything runs (MIG-102, MIG-201 to MIG-203), and so is a connection through a pooler that gives out transactions (MIG-303).
            - A transaction that makes a table with a foreign key waits for the other table no longer than half a second either.

            ## What the database is asked

            Where something is to run, the migrator asks the database once about the tables that are named: their columns, keys, checks, indexes, partitions and views, which the rules then know as if a migration had made them; how large they are and how busy; who has them at that moment; connections, replicas and extensions. Nothing is opened for it, so that it waits for nobody. Where nothing is to run it is not asked.

            No statement tells how much room is free on the disk of the server: X04 says how much is needed.

            ## Where each of them is shown

            The pages above are shown by `RulesTest`, which runs both examples of each. What needs no page is shown here.

            | id | | shown by |
            | --- | --- | --- |
            """;

    private RulePages() {}

    /** All pages, by their file names. */
    static Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", contents());
        Rules.ALL.forEach(rule -> pages.put(rule.id() + ".md", page(rule)));
        return pages;
    }

    private static String contents() {
        StringBuilder text = new StringBuilder("""
                # Rules

                What migrations are held to before anything runs; a page for each rule. Generated from the table that the migrator uses; a test fails where they differ. See the guide [Changing a live database](../guide/changing-a-live-database.md).
                """);
        CHAPTERS.forEach((letter, title) -> {
            List<Rule> own = Rules.ALL.stream()
                    .filter(rule -> rule.id().startsWith(letter))
                    .toList();
            text.append("\n## ").append(title).append("\n\n| rule | | |\n| --- | --- | --- |\n");
            own.forEach(rule -> text.append("| [")
                    .append(rule.id())
                    .append("](")
                    .append(rule.id())
                    .append(".md) | ")
                    .append(rule.title())
                    .append(" | ")
                    .append(level(rule))
                    .append(" |\n"));
        });
        text.append(BY_ITSELF);
        RuleCoverage.ALL.forEach((id, held) -> text.append("| ")
                .append(id)
                .append(" | ")
                .append(held.what())
                .append(" | ")
                .append(held.shown())
                .append(" |\n"));
        return text.toString();
    }

    private static String newer(Rule rule) {
        return rule.newer().isEmpty()
                ? ""
                : "Where a migration with a higher number has run, which says:\n\n" + sql(rule.newer());
    }

    private static String page(Rule rule) {
        String before = rule.before().isEmpty() ? "" : "Where an earlier migration says:\n\n" + sql(rule.before());
        String server = rule.server() / 10_000 == 18
                ? ""
                : "\nOnly on a server of version " + rule.server() / 10_000 + "." + rule.server() % 10_000 + ".\n";
        return """
                # %s %s

                %s: %s

                **It locks:** %s

                **For how long:** %s

                **Instead:** %s
                %s
                %s%s%sNot like this:

                %sBut like this:

                %s%s""".formatted(
                        rule.id(),
                        rule.title(),
                        rule.level() == Rule.Level.REFUSED ? "Refused" : "Advice",
                        rule.level() == Rule.Level.REFUSED
                                ? "the migrator runs nothing as long as a migration does it, unless it says why that is safe."
                                : "`migrator.lint()` says so, and the migration runs.",
                        rule.locks(),
                        rule.lasts(),
                        rule.safely(),
                        server,
                        before,
                        newer(rule),
                        live(rule.live()),
                        sql(rule.bad()),
                        sql(rule.good()),
                        rule.level() == Rule.Level.REFUSED
                                ? "To let it pass: `@Safe(value = \"why\", rules = \"" + rule.id()
                                        + "\")`, or in a `.sql` file `-- millrace: safe(" + rule.id() + "): why`.\n"
                                : "").stripTrailing()
                + "\n";
    }

    private static String live(Live live) {
        List<String> told = new ArrayList<>();
        live.tables().forEach((table, load) -> told.add("table " + table + " " + load(load)));
        if (live.mostConnections() > 0) {
            told.add(live.connections() + " of " + live.mostConnections() + " connections are taken");
        }
        if (live.behind() > 0) {
            told.add("a replica is " + Math.round(live.behind()) + " s behind");
        }
        return told.isEmpty() ? "" : "Where the database says: " + String.join("; ", told) + ".\n\n";
    }

    private static String load(Load load) {
        if (!load.holders().isEmpty()) {
            return "is held: " + String.join(", ", load.holders());
        }
        if (!load.keeper().isEmpty()) {
            return "is kept by " + load.keeper();
        }
        if (load.partitions() > 0) {
            return "has " + load.partitions() + " partitions";
        }
        return load.writes() > 0
                ? "has " + Math.round(load.writes()) + " rows written in a second"
                : "has " + Math.round(load.rows() / 1e6) + " million rows and takes " + (load.bytes() >> 30) + " GB";
    }

    private static String level(Rule rule) {
        return rule.level() == Rule.Level.REFUSED ? "refused" : "advice";
    }

    private static String sql(String script) {
        return SqlText.script(script).stream()
                .map(statement -> statement.comments().stream()
                                .map(comment -> "-- " + comment + "\n")
                                .collect(Collectors.joining())
                        + statement.text() + ";\n")
                .collect(Collectors.joining("", "```sql\n", "```\n\n"));
    }
}
