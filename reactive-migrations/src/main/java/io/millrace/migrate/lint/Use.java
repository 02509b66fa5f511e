package io.millrace.migrate.lint;

import io.millrace.expr.Rows;
import io.millrace.query.Query;
import io.millrace.shape.Shape;
import io.millrace.shape.Shaped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query or a shape of compiled code, and what it reads.
 *
 * @param name what messages call it: {@code query of open orders}, {@code shape UserCard}
 * @param tables the tables that it reads
 * @param columns the columns that it reads, each behind its table and a slash: {@code users/name}
 */
public record Use(String name, Set<String> tables, Set<String> columns) {

    /** Copies the sets. */
    public Use {
        tables = Set.copyOf(tables);
        columns = Set.copyOf(columns);
    }

    /**
     * What a query reads: everything that it names, in its conditions and its order too, what is preloaded into its rows,
     * and the lists of a shape that they are read as.
     */
    public static Use of(String name, Rows<?> query) {
        Reads reads = new Reads();
        reads.node(query.reading().statement());
        if (query instanceof Query<?> whole) {
            reads.preloads(whole.preloads());
        } else if (query instanceof Shaped<?> shaped) {
            reads.shape(shaped.shape());
        }
        return reads.named(name);
    }

    /** What a shape reads, with its lists. */
    public static Use of(Shape<?, ?> shape) {
        Reads reads = new Reads();
        reads.shape(shape);
        return reads.named("shape " + shape);
    }

    boolean reads(String table, @Nullable String column) {
        return column == null ? tables.contains(table) : columns.contains(table + "/" + column);
    }
}
