package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.operation.AddColumn;
import io.millrace.migrate.operation.Backfill;
import io.millrace.migrate.operation.Column;
import io.millrace.migrate.operation.CreateObject;
import io.millrace.migrate.operation.DropColumn;
import io.millrace.migrate.operation.Guard;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.sql.Quoted;
import io.millrace.migrate.sql.SqlText;
import io.millrace.migrate.sql.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A column that gets another name, another type, or both, while programs of the release before go on: a second column
 * beside it, a trigger that keeps both alike whichever of them is written, a backfill; and, releases later, the end of the
 * first one. It is said once and named by both migrations; immutable.
 *
 * <pre>{@code
 * static final Expand NAME = Expand.of("users", "nick", text()).to("name", text());
 *
 * schema.expand(NAME);   // in V7_AddName
 * schema.contract(NAME); // in V9_DropNick, above which stands @Ends(7)
 * }</pre>
 *
 * <p>The trigger works on the row that is being written, before it is, and writes nothing by itself: it calls nobody again.
 * Where a statement changes both columns, the new one counts. The new column takes nulls and has no default; {@code
 * setNotNull} can follow in the migration that contracts.
 */
public final class Expand {

    private static final int BATCH = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LONGEST_NAME = 63;

    private final String table;
    private final Column from;
    private final Column to;
    private final String forward;
    private final String back;

    private Expand(String table, Column from, Column to, String forward, String back) {
        this.table = table;
        this.from = from;
        this.to = to;
        this.forward = forward;
        this.back = back;
    }

    /** Of a column, which is of this type until now. */
    public static From of(String table, String column, ColumnType type) {
        return (name, other) -> new Expand(
                table, nullable(column, type), nullable(name, other), Quoted.name(column), Quoted.name(name));
    }

    /** The column until now. */
    @FunctionalInterface
    public interface From {

        /** What it will be; the values are the same, converted as an assignment does it unless said otherwise. */
        Expand to(String column, ColumnType type);
    }

    /**
     * With expressions that make one column of the other: {@code by("price / 100.0", "price_euro * 100")}. There and back
     * again must be what it was, for each value that a program of the release before can write.
     */
    public Expand by(String there, String andBack) {
        return new Expand(table, from, to, there, andBack);
    }

    private static Column nullable(String name, ColumnType type) {
        return new Column(name, type.toString(), true, null, null, null, null);
    }

    /** The second column, the trigger and the backfill. */
    List<Operation> expand() {
        return List.of(new AddColumn(table, to, false), function(), trigger(), filling(to, forward, from));
    }

    /** The end of the first column, where each row has its value in the second. */
    List<Operation> contract() {
        Backfill forth = filling(to, forward, from);
        Guard filled = new Guard(
                MigrationCode.NOT_FILLED,
                "select count(*) from " + Quoted.qualified(table) + " where " + unfilled(to, from),
                "rows of " + table + " have no value in " + to.name() + " and one in " + from.name(),
                "their values would be lost: somebody wrote past the trigger, or changed them while it was off",
                "give them their values, and run it again; nothing was changed: " + forth.meaning()
                        + ";\nwhere they are"
                        + " many, batch by batch in a migration of its own: schema.backfill(" + java(table)
                        + ", rows -> rows.set(" + java(to.name()) + ", " + java(forward) + ").where("
                        + java(unfilled(to, from)) + "))",
                filling(from, back, to));
        return List.of(
                filled,
                Routines.dropped(trigger()),
                new DropColumn(table, from.name(), false, from),
                Routines.dropped(function()));
    }

    private static String java(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String unfilled(Column target, Column source) {
        return Quoted.name(target.name()) + " is null and " + Quoted.name(source.name()) + " is not null";
    }

    private Backfill filling(Column target, String expression, Column source) {
        return new Backfill(
                table,
                List.of(),
                List.of(new Backfill.Assignment(target.name(), expression)),
                unfilled(target, source),
                BATCH,
                PAUSE);
    }

    private CreateObject function() {
        String one = Quoted.name(from.name());
        String two = Quoted.name(to.name());
        String name = Quoted.qualified(Quoted.beside(table, name()));
        return new CreateObject(
                """
                create function %s() returns trigger language plpgsql as $millrace$
                begin
                  if tg_op = 'INSERT' then
                    if new.%3$s is not null then
                      new.%2$s := %5$s;
                    else
                      new.%3$s := %4$s;
                    end if;
                  elsif new.%3$s is distinct from old.%3$s then
                    new.%2$s := %5$s;
                  elsif new.%2$s is distinct from old.%2$s or new.%3$s is null then
                    new.%3$s := %4$s;
                  end if;
                  return new;
                end
                $millrace$""".formatted(name, one, two, ofNew(forward), ofNew(back)), "drop function " + name + "()");
    }

    /** After those of other names: it sees the row as it will be written. */
    private CreateObject trigger() {
        String target = Quoted.qualified(table);
        String name = Quoted.name(name());
        return new CreateObject(
                "create trigger " + name + " before insert or update on " + target + " for each row execute function "
                        + Quoted.qualified(Quoted.beside(table, name())) + "()",
                "drop trigger " + name + " on " + target);
    }

    private String name() {
        String whole = "zz_alike_" + Quoted.unqualified(table) + "_" + from.name() + "_" + to.name();
        while (whole.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            whole = whole.substring(0, whole.length() - 1);
        }
        return whole;
    }

    /** An expression with its two columns as those of the row that is being written. */
    private String ofNew(String expression) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        Token before = null;
        for (Token token : SqlText.of(expression).tokens()) {
            boolean column = token.isName()
                    && (token.text().equals(from.name()) || token.text().equals(to.name()));
            if (column && (before == null || !before.is("."))) {
                text.append(expression, at, token.start()).append("new.").append(Quoted.name(token.text()));
                at = token.end();
            }
            before = token;
        }
        return text.append(expression, at, expression.length()).toString();
    }
}
