package io.millrace.migrate.schema;

import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.millrace.migrate.operation.Guard;
import io.millrace.migrate.operation.Operation;
import io.millrace.migrate.sql.SqlText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a migration says, once and for all. Immutable, and the same as no other. */
public final class Definition {

    /** Ends no expand. */
    public static final long NOTHING = -1;

    private final long version;
    private final String name;
    private final List<Operation> up;
    private final @Nullable List<Operation> down;
    private final List<Allowance> allowances;
    private final long ends;

    /** Computed at most once a thread: every thread finds the same. */
    private volatile @Nullable String checksum;

    /**
     * What a migration says.
     *
     * @param version its number
     * @param name its name
     * @param up what it does
     * @param down what takes it back, or null where nothing does
     * @param allowances why some of what it does is safe, though a rule says that it might not be
     * @param ends the number of the expand that it ends, or {@link #NOTHING}
     */
    public Definition(
            long version,
            String name,
            List<Operation> up,
            @Nullable List<Operation> down,
            List<Allowance> allowances,
            long ends) {
        Versions.checked(version, name);
        this.version = version;
        this.name = name;
        this.up = List.copyOf(up);
        this.down = down == null ? null : List.copyOf(down);
        this.allowances = List.copyOf(allowances);
        this.ends = ends;
    }

    /** What a migration says; it is asked here, and only here. */
    public static Definition of(Migration migration) {
        String label = migration.toString();
        Schema up = new Schema(label);
        migration.up(up);
        Schema down = new Schema(label);
        migration.down(down);
        long ends = ends(migration);
        if (ends == NOTHING && up.operations().stream().anyMatch(Definition::contracts)) {
            throw new MigrationFailure(
                    MigrationCode.INVALID_MIGRATION,
                    migration.version() + " " + migration.name()
                            + " contracts, and does not say which migration expanded",
                    "it must not run while programs from before that one are connected",
                    "say it above the class: @Ends(" + (migration.version() - 1) + ")");
        }
        return new Definition(
                migration.version(),
                migration.name(),
                up.operations(),
                down.isNotSaid() ? (up.isReversing() ? reversed(up.operations()) : null) : down.operations(),
                allowances(migration, up),
                ends);
    }

    private static boolean contracts(Operation operation) {
        return operation instanceof Guard guard && guard.code() == MigrationCode.NOT_FILLED;
    }

    private static List<Allowance> allowances(Migration migration, Schema up) {
        List<Allowance> all = new ArrayList<>(up.allowances());
        Safe safe = migration.getClass().getAnnotation(Safe.class);
        if (safe != null) {
            all.add(new Allowance(
                    safe.value(), Set.of(safe.rules()), 0, up.operations().size()));
        }
        return all;
    }

    private static long ends(Migration migration) {
        Ends ends = migration.getClass().getAnnotation(Ends.class);
        return ends == null ? NOTHING : ends.value();
    }

    private static @Nullable List<Operation> reversed(List<Operation> operations) {
        List<Operation> back = new ArrayList<>();
        for (Operation operation : operations) {
            Optional<Operation> one = operation.reverse();
            if (one.isEmpty()) {
                return null;
            }
            back.add(one.get());
        }
        Collections.reverse(back);
        return back;
    }

    /** Its number. */
    public long version() {
        return version;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What it does. */
    public List<Operation> up() {
        return up;
    }

    /** What takes it back, or null where nothing does. */
    public @Nullable List<Operation> down() {
        return down;
    }

    /** Why some of what it does is safe, though a rule says that it might not be. */
    public List<Allowance> allowances() {
        return allowances;
    }

    /** The number of the expand that it ends, or {@link #NOTHING}. */
    public long ends() {
        return ends;
    }

    /**
     * A number for what it does. Spaces, comments and the case of keywords do not count, and neither does how the
     * library carries it out. Computed when it is first asked for.
     */
    public String checksum() {
        String known = checksum;
        if (known == null) {
            known = digest();
            checksum = known;
        }
        return known;
    }

    private String digest() {
        StringJoiner all = new StringJoiner("\n");
        for (Operation operation : up) {
            StringJoiner statements = new StringJoiner(";");
            for (SqlText statement : SqlText.script(operation.meaning())) {
                statements.add(statement.normalized());
            }
            all.add(statements.toString());
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its number and name. */
    public String label() {
        return version + " " + name;
    }

    @Override
    public String toString() {
        return label();
    }
}
