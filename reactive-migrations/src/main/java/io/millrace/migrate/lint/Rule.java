package io.millrace.migrate.lint;

import io.millrace.migrate.lint.written.AlteredTable;
import io.millrace.migrate.lint.written.Clause;
import java.util.function.Function;

/** One thing that is not safe on a database that is in use, or not wise. {@link Rules} has them all. */
public final class Rule {

    /** What the migrator does about a finding. */
    public enum Level {
        /** It runs nothing. */
        REFUSED,
        /** It says so, and runs. */
        ADVISED
    }

    /** Whether a statement is found by a rule. */
    @FunctionalInterface
    interface Check {

        boolean finds(Scene scene);
    }

    private static final int PG_18 = 180_000;

    private final String id;
    private final Level level;
    private final String title;
    private final String locks;
    private final String lasts;
    private final String safely;
    private final String before;
    private final String bad;
    private final String good;
    private final int server;
    private final Live live;
    private final Check check;
    private final Function<Scene, String> facts;
    private final String newer;

    private Rule(
            String id,
            Level level,
            String title,
            String locks,
            String lasts,
            String safely,
            String before,
            String bad,
            String good,
            int server,
            Live live,
            Check check,
            Function<Scene, String> facts,
            String newer) {
        this.id = id;
        this.level = level;
        this.title = title;
        this.locks = locks;
        this.lasts = lasts;
        this.safely = safely;
        this.before = before;
        this.bad = bad;
        this.good = good;
        this.server = server;
        this.live = live;
        this.check = check;
        this.facts = facts;
        this.newer = newer;
    }

    static Rule refused(String id, String title) {
        return new Rule(
                id, Level.REFUSED, title, "", "", "", "", "", "", PG_18, Live.NOTHING, scene -> false, scene -> "", "");
    }

    static Rule advised(String id, String title) {
        return new Rule(
                id, Level.ADVISED, title, "", "", "", "", "", "", PG_18, Live.NOTHING, scene -> false, scene -> "", "");
    }

    Rule locks(String what, String howLong) {
        return new Rule(id, level, title, what, howLong, safely, before, bad, good, server, live, check, facts, newer);
    }

    Rule safely(String way) {
        return new Rule(id, level, title, locks, lasts, way, before, bad, good, server, live, check, facts, newer);
    }

    Rule shown(String wrong, String right) {
        return new Rule(
                id, level, title, locks, lasts, safely, before, wrong, right, server, live, check, facts, newer);
    }

    Rule after(String statements) {
        return new Rule(
                id, level, title, locks, lasts, safely, statements, bad, good, server, live, check, facts, newer);
    }

    /** Statements of a migration with a higher number that has run. */
    Rule behind(String statements) {
        return new Rule(
                id, level, title, locks, lasts, safely, before, bad, good, server, live, check, facts, statements);
    }

    Rule on(int version) {
        return new Rule(id, level, title, locks, lasts, safely, before, bad, good, version, live, check, facts, newer);
    }

    /** What the database is like for both examples. */
    Rule amid(Live database) {
        return new Rule(
                id, level, title, locks, lasts, safely, before, bad, good, server, database, check, facts, newer);
    }

    /** What is told of a statement that it finds. */
    Rule telling(Function<Scene, String> told) {
        return new Rule(id, level, title, locks, lasts, safely, before, bad, good, server, live, check, told, newer);
    }

    Rule when(Check found) {
        return new Rule(id, level, title, locks, lasts, safely, before, bad, good, server, live, found, facts, newer);
    }

    /** Finds it in a clause of {@code alter table}, where the table is in use. */
    Rule whenAltered(ClauseCheck found) {
        return when(scene -> scene.altered()
                .filter(table -> !scene.isFresh(table.name()))
                .filter(table -> table.clauses().stream().anyMatch(clause -> found.finds(scene, table, clause)))
                .isPresent());
    }

    /** Whether a clause is found by a rule. */
    @FunctionalInterface
    interface ClauseCheck {

        boolean finds(Scene scene, AlteredTable table, Clause clause);
    }

    /** Its id, such as {@code L01}; its page is {@code docs/rules/L01.md}. */
    public String id() {
        return id;
    }

    /** Whether the migrator refuses it. */
    public Level level() {
        return level;
    }

    /** What it is about, in a line. */
    public String title() {
        return title;
    }

    /** What it would lock or break, and for whom. */
    public String locks() {
        return locks;
    }

    /** For how long. */
    public String lasts() {
        return lasts;
    }

    /** How to do it instead. */
    public String safely() {
        return safely;
    }

    /** Statements of earlier migrations, for both examples; often none. */
    public String before() {
        return before;
    }

    /** Statements of a migration with a higher number that has run before both examples; often none. */
    public String newer() {
        return newer;
    }

    /** Statements that it finds. */
    public String bad() {
        return bad;
    }

    /** Statements that do the same in the safe way. */
    public String good() {
        return good;
    }

    /** The version of the server that the statements are meant for. */
    public int server() {
        return server;
    }

    /** What the database is like for both examples; often {@link Live#NOTHING}. */
    public Live live() {
        return live;
    }

    Check check() {
        return check;
    }

    /** What it has to tell of a statement that it found, or nothing. */
    String facts(Scene scene) {
        return facts.apply(scene);
    }

    @Override
    public String toString() {
        return id + " " + title;
    }
}
