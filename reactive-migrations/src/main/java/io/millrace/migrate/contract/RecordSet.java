package io.millrace.migrate.contract;

import io.millrace.repo.RepoOptions;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The records that a program was built with, and a short hash of them: of tables, columns, types and nulls. Two releases
 * with the same records have the same hash.
 *
 * <pre>{@code
 * Repo repo = Repo.open(RecordSet.of(USER.definition(), POST.definition()).mark(options));
 * }</pre>
 *
 * <p>What is marked so can be told apart in {@code pg_stat_activity}: a migration that ends an expand ({@link
 * io.millrace.migrate.schema.Ends}) does not run as long as a program of other records is connected.
 */
public final class RecordSet {

    /** What stands before the hash in the name of an application. */
    public static final String MARK = "~";

    private static final int HASH_BYTES = 6;
    private static final int LONGEST_NAME = 63;

    private final String hash;

    private RecordSet(String hash) {
        this.hash = hash;
    }

    /** The records of these tables, in any order. */
    public static RecordSet of(TableDefinition... tables) {
        return of(List.of(tables));
    }

    /** The records of these tables, in any order. */
    public static RecordSet of(List<TableDefinition> tables) {
        String all = tables.stream()
                .sorted(Comparator.comparing(TableDefinition::name))
                .map(table -> table.namespace() + "." + table.name() + columns(table))
                .collect(Collectors.joining(";"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return new RecordSet(HexFormat.of().formatHex(digest, 0, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String columns(TableDefinition table) {
        return table.columns().stream()
                .sorted(Comparator.comparing(ColumnDefinition::name))
                .map(column -> column.name() + " " + column.sqlType() + (column.nullable() ? "?" : ""))
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** Twelve hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /**
     * The same options with the hash behind the application's name, {@code shop~3f2a9c1b7d04}; a name that is too long
     * for it is cut.
     *
     * @throws io.millrace.error.InvalidConfiguration where something is wrong with the options
     */
    public RepoOptions mark(RepoOptions options) {
        String name = options.checked().server().applicationName();
        int room = LONGEST_NAME - MARK.length() - hash.length();
        while (name.getBytes(StandardCharsets.UTF_8).length > room) {
            name = name.substring(0, name.length() - 1);
        }
        return options.withApplicationName(name + MARK + hash);
    }
}
