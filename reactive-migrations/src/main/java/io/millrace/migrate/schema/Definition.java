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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a migration says, once and for all.
 *
 * @param version its number
 * @param name its name
 * @param up what it does
 * @param down what takes it back, or null where nothing does
 * @param allowances why some of what it does is safe, though a rule says that it might not be
 * @param ends the number of the expand that it ends, or {@link #NOTHING}
 */
public record Definition(
        long version,
        String name,
        List<Operation> up,
        @Nullable List<Operation> down,
        List<Allowance> allowances,
        long ends) {

    /** Ends no expand. */
    public static final long NOTHING = -1;

    public Definition {
        Versions.checked(version, name);
        up = List.copyOf(up);
        down = down == null ? null : List.copyOf(down);
        allowances = List.copyOf(allowances);
    }

    /** What a migration says of which nothing is said to be safe. */
    public Definition(long version, String name, List<Operation> up, @Nullable List<Operation> down) {
        this(version, name, up, down, List.of(), NOTHING);
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

    /**
     * A number for what it does. Spaces, comments and the case of keywords do not count, and neither does how the
     * library carries it out.
     */
    public String checksum() {
        String all = up.stream()
                .map(operation -> SqlText.script(operation.meaning()).stream()
                        .map(SqlText::normalized)
                        .collect(Collectors.joining(";")))
                .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its number and name. */
    public String label() {
        return version + " " + name;
    }
}
