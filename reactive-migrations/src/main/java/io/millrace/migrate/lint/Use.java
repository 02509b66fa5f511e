package io.millrace.migrate.lint;

import io.millrace.expr.Rows;
import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.TableNode;
import io.millrace.shape.Part;
import io.millrace.shape.Shape;
import io.millrace.type.PgType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    /** What a query reads: everything that it names, in its conditions and its order too. */
    public static Use of(String name, Rows<?> query) {
        return of(name, List.of(query.reading().statement()));
    }

    /** What a shape reads, with its lists. */
    public static Use of(Shape<?, ?> shape) {
        Use own = of("shape " + shape, List.copyOf(shape.columns()));
        Set<String> tables = new TreeSet<>(own.tables);
        Set<String> columns = new TreeSet<>(own.columns);
        for (Part part : shape.parts()) {
            Use inner =
                    of(part instanceof Part.Listed<?> listed ? listed.shape().get() : ((Part.Inner) part).shape());
            tables.addAll(inner.tables);
            columns.addAll(inner.columns);
        }
        return new Use(own.name, tables, columns);
    }

    private static Use of(String name, List<Node> nodes) {
        Reader reader = new Reader();
        nodes.forEach(reader::node);
        return new Use(name, reader.tables, reader.columns);
    }

    boolean reads(String table, @Nullable String column) {
        return column == null ? tables.contains(table) : columns.contains(table + "/" + column);
    }

    /** Hears every column that is written, and forgets the text. */
    private static final class Reader extends Sink {

        private final Set<String> tables = new TreeSet<>();
        private final Set<String> columns = new TreeSet<>();

        @Override
        public Sink text(String sql) {
            return this;
        }

        @Override
        public Sink name(String identifier) {
            return this;
        }

        @Override
        protected void reference(ColumnNode column) {
            if (column.source() instanceof TableNode table) {
                String name = Named.of(table);
                tables.add(name);
                columns.add(name + "/" + column.name());
            }
        }

        @Override
        protected <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label) {}
    }

    /** Hears the name of a table, up to its alias. */
    private static final class Named extends Sink {

        private final StringBuilder name = new StringBuilder();

        static String of(TableNode table) {
            Named heard = new Named();
            table.write(heard);
            int alias = heard.name.indexOf(" ");
            return alias < 0 ? heard.name.toString() : heard.name.substring(0, alias);
        }

        @Override
        public Sink text(String sql) {
            name.append(sql);
            return this;
        }

        @Override
        public Sink name(String identifier) {
            name.append(identifier);
            return this;
        }

        @Override
        protected void reference(ColumnNode column) {}

        @Override
        protected <T> void parameter(int number, boolean again, PgType<T> type, @Nullable T value, String label) {}
    }
}
