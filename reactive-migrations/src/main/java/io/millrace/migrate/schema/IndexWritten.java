package io.millrace.migrate.schema;

import io.millrace.migrate.operation.Index;
import io.millrace.migrate.sql.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An index while it is written down. */
public final class IndexWritten {

    private final String table;
    private final List<String> elements = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private List<String> include = List.of();
    private boolean unique;
    private boolean nullsNotDistinct;
    private boolean ifNotExists;
    private boolean blocking;
    private @Nullable String method;
    private @Nullable String with;
    private @Nullable String where;
    private @Nullable String name;

    IndexWritten(String table, String... columns) {
        this.table = table;
        for (String column : columns) {
            column(column, "");
        }
    }

    /** One more column, with its order or operator class: {@code desc nulls last}, {@code text_pattern_ops}. */
    public IndexWritten column(String column, String how) {
        elements.add(Quoted.name(column) + (how.isEmpty() ? "" : " " + how));
        words.add(column);
        return this;
    }

    /** One more expression: {@code lower(email)}. */
    public IndexWritten expression(String sql) {
        elements.add("(" + sql + ")");
        words.add(sql.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", ""));
        return this;
    }

    /** No two rows may be alike in it. */
    public IndexWritten unique() {
        unique = true;
        return this;
    }

    /** Two nulls are alike. */
    public IndexWritten nullsNotDistinct() {
        nullsNotDistinct = true;
        return this;
    }

    /** {@code gin}, {@code gist}, {@code brin}, {@code hash}, {@code spgist} instead of {@code btree}. */
    public IndexWritten using(String indexMethod) {
        method = indexMethod;
        return this;
    }

    /** Keeps columns without searching by them. */
    public IndexWritten include(String... columns) {
        include = List.of(columns);
        return this;
    }

    /** Holds only some rows. */
    public IndexWritten where(String condition) {
        where = condition;
        return this;
    }

    /** With storage parameters: {@code fillfactor = 70}. */
    public IndexWritten with(String parameters) {
        with = parameters;
        return this;
    }

    /** Does nothing where one of its name is there. */
    public IndexWritten ifNotExists() {
        ifNotExists = true;
        return this;
    }

    /** Is built in the migration's transaction, while nobody can write to the table. */
    public IndexWritten blocking() {
        blocking = true;
        return this;
    }

    /** Another name than {@code table_column_idx}. */
    public IndexWritten named(String index) {
        name = index;
        return this;
    }

    boolean isIfNotExists() {
        return ifNotExists;
    }

    boolean isBlocking() {
        return blocking;
    }

    Index index() {
        String own = name == null ? Names.of(table, words, "idx") : name;
        return new Index(own, table, unique, method, elements, include, nullsNotDistinct, with, where);
    }
}
