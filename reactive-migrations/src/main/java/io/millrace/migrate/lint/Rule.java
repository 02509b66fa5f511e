package io.millrace.migrate.lint;

/**
 * One thing that is not safe on a database that is in use, or not wise.
 *
 * @param id its id, such as {@code L01}; its page is {@code docs/rules/L01.md}
 * @param level whether the migrator refuses it
 * @param title what it is about, in a line
 * @param locks what it would lock or break, and for whom
 * @param lasts for how long
 * @param safely how to do it instead
 * @param before statements of earlier migrations, for both examples
 * @param bad statements that it finds
 * @param good statements that do the same in the safe way
 * @param server the version of the server that the statements are meant for
 * @param check finds it
 */
public record Rule(
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
        Check check) {

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

    static Rule refused(String id, String title) {
        return new Rule(id, Level.REFUSED, title, "", "", "", "", "", "", PG_18, scene -> false);
    }

    static Rule advised(String id, String title) {
        return new Rule(id, Level.ADVISED, title, "", "", "", "", "", "", PG_18, scene -> false);
    }

    Rule locks(String what, String howLong) {
        return new Rule(id, level, title, what, howLong, safely, before, bad, good, server, check);
    }

    Rule safely(String way) {
        return new Rule(id, level, title, locks, lasts, way, before, bad, good, server, check);
    }

    Rule shown(String wrong, String right) {
        return new Rule(id, level, title, locks, lasts, safely, before, wrong, right, server, check);
    }

    Rule after(String statements) {
        return new Rule(id, level, title, locks, lasts, safely, statements, bad, good, server, check);
    }

    Rule on(int version) {
        return new Rule(id, level, title, locks, lasts, safely, before, bad, good, version, check);
    }

    Rule when(Check found) {
        return new Rule(id, level, title, locks, lasts, safely, before, bad, good, server, found);
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

    @Override
    public String toString() {
        return id + " " + title;
    }
}
