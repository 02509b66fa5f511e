package io.millrace.migrate.lint;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.lint.written.WrittenTable;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.operation.Piece;
import io.millrace.migrate.operation.RawSql;
import io.millrace.migrate.schema.Allowance;
import io.millrace.migrate.schema.Definition;
import io.millrace.migrate.sql.Phrase;
import io.millrace.migrate.sql.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds migrations to the {@link Rules}, before anything runs. It reads the statements that would be sent to a server of a
 * version, so that what the language makes safe by itself passes, and plain SQL is held to the same.
 */
public final class Lint {

    private final int server;
    private final Live live;
    private final Known known = new Known();

    private Lint(int server, Live live) {
        this.server = server;
        this.live = live;
        live.statements().forEach(statement -> known.learn(SqlText.of(statement).phrase()));
    }

    /**
     * What is found in migrations.
     *
     * @param all all migrations, in order: what the earlier ones say of the database is known to the later ones
     * @param chosen those that are looked at; newer ones that are not chosen have run before them
     * @param server the server's version as a number: {@code 180006}
     */
    public static List<Finding> of(List<Definition> all, List<Definition> chosen, int server) {
        return of(all, chosen, server, Live.NOTHING);
    }

    /** The same, where it is known what the database is like. */
    public static List<Finding> of(List<Definition> all, List<Definition> chosen, int server, Live live) {
        Lint lint = new Lint(server, live);
        List<Finding> findings = new ArrayList<>();
        for (Definition migration : all) {
            List<Finding> own = lint.read(
                    migration,
                    all.stream()
                            .filter(newer -> newer.version() > migration.version() && !chosen.contains(newer))
                            .toList());
            if (chosen.contains(migration)) {
                findings.addAll(own);
            }
        }
        return List.copyOf(findings);
    }

    /**
     * Fails where one of the chosen migrations is not safe.
     *
     * @throws MigrationFailure {@link MigrationCode#UNSAFE}
     */
    public static void refuse(List<Definition> all, List<Definition> chosen, int server, Live live) {
        List<Finding> refused = of(all, chosen, server, live).stream()
                .filter(Finding::isRefused)
                .toList();
        if (!refused.isEmpty()) {
            Finding first = refused.get(0);
            throw new MigrationFailure(
                    MigrationCode.UNSAFE,
                    first.version() + " " + first.migration() + ": "
                            + first.rule().title() + " (" + first.rule().id() + ")",
                    first.statement(),
                    first.rule().locks() + ", " + first.rule().lasts()
                            + (first.facts().isEmpty() ? "" : "\nhere: " + first.facts())
                            + others(refused),
                    first.rule().safely()
                            + "\nor say why it does no harm here: @Safe(\"…\"), in .sql: -- millrace: safe: …",
                    null);
        }
    }

    /**
     * Where migrations that came in later meet what newer ones have done.
     *
     * @param pending those that have not run
     */
    public static Stream<Finding> meeting(List<Definition> all, List<Definition> pending, int server) {
        return of(all, pending, server).stream().filter(finding -> HistoryRules.ALL.contains(finding.rule()));
    }

    private static String others(List<Finding> refused) {
        return refused.stream()
                .skip(1)
                .map(finding -> "\nand " + finding.version() + " " + finding.migration() + ": "
                        + finding.rule().title() + " (" + finding.rule().id() + ")")
                .collect(Collectors.joining());
    }

    private record Laid(int operation, Phrase phrase, String sql, List<Phrase> together, List<Phrase> asWritten) {}

    private List<Finding> read(Definition migration, List<Definition> ran) {
        List<Laid> laid = laid(migration.up());
        List<Finding> findings = new ArrayList<>();
        Set<String> fresh = new HashSet<>();
        Set<Allowance> used = new HashSet<>();
        for (int i = 0; i < laid.size(); i++) {
            Laid own = laid.get(i);
            Scene scene = new Scene(
                    own.phrase,
                    migration.up().get(own.operation),
                    server,
                    Set.copyOf(fresh),
                    known,
                    live,
                    own.together,
                    own.asWritten,
                    ran,
                    laid.subList(0, i).stream().map(Laid::phrase).toList(),
                    laid.subList(i + 1, laid.size()).stream().map(Laid::phrase).toList());
            for (Rule rule : Rules.ALL) {
                if (rule.check().finds(scene)) {
                    List<Allowance> allowed = migration.allowances().stream()
                            .filter(allowance -> allowance.allows(own.operation, rule.id()))
                            .toList();
                    used.addAll(allowed);
                    if (allowed.isEmpty()) {
                        findings.add(
                                new Finding(migration.version(), migration.name(), rule, own.sql, rule.facts(scene)));
                    }
                }
            }
            made(own.phrase, fresh);
            known.learn(own.phrase);
        }
        migration.allowances().stream()
                .filter(allowance -> !used.contains(allowance))
                .forEach(allowance -> findings.add(new Finding(
                        migration.version(),
                        migration.name(),
                        Rules.of("S01").orElseThrow(),
                        "-- millrace: safe: " + allowance.reason(),
                        "")));
        return findings;
    }

    private static void made(Phrase statement, Set<String> fresh) {
        WrittenTable.of(statement).ifPresent(table -> {
            boolean perhaps = statement.has("if not exists");
            if (!perhaps) {
                fresh.add(table.name());
            }
        });
        if (statement.begins("create materialized view")) {
            fresh.add(statement.from(3).past("if not exists").name());
        }
        if (statement.begins("alter table") && statement.has("rename to")) {
            String from = statement.from(2).past("if exists").name();
            if (fresh.remove(from)) {
                fresh.add(statement.after("rename to").name());
            }
        }
    }

    private List<Laid> laid(List<Operation> operations) {
        List<Laid> laid = new ArrayList<>();
        List<Phrase> together = new ArrayList<>();
        List<Phrase> asWritten = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            List<Piece> pieces = operations.get(i).pieces(server);
            for (Piece piece : pieces) {
                Phrase phrase = SqlText.of(piece.sql()).phrase();
                if (phrase.isEmpty()) {
                    continue;
                }
                if (piece.way() != Piece.Way.TOGETHER) {
                    together.clear();
                    asWritten.clear();
                }
                boolean raw = operations.get(i) instanceof RawSql;
                if (!raw) {
                    asWritten.clear();
                }
                laid.add(new Laid(i, phrase, piece.sql(), List.copyOf(together), List.copyOf(asWritten)));
                if (piece.way() != Piece.Way.ALONE) {
                    together.add(phrase);
                    if (raw) {
                        asWritten.add(phrase);
                    }
                }
            }
        }
        return laid;
    }
}
