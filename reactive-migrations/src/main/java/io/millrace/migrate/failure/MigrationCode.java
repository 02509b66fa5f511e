package io.millrace.migrate.failure;

/** The stable codes of what goes wrong with migrations; each has its entry in {@code docs/errors}. */
public enum MigrationCode {
    /** A migration that cannot be read: its name, its file, or what it says. */
    INVALID_MIGRATION("MIG-101"),
    /** Two migrations with one version or one name. */
    DUPLICATE_MIGRATION("MIG-102"),
    /** Something in {@code change} that cannot be taken back, or a migration that cannot. */
    IRREVERSIBLE("MIG-103"),
    /** A migration that is not safe on a database in use; see {@code docs/rules}. */
    UNSAFE("MIG-104"),
    /** A column that is dropped or renamed, and that compiled code still uses. */
    STILL_USED("MIG-105"),
    /** A migration that was changed after it had run. */
    EDITED("MIG-201"),
    /** A migration that has run and is not among those that are known. */
    MISSING("MIG-202"),
    /** A migration that has not run, older than one that has. */
    OUT_OF_ORDER("MIG-203"),
    /** A migration of which some steps have run, and nobody can tell how the next one ended. */
    HALF_DONE("MIG-204"),
    /** Migrations that have not run, where all were expected to. */
    PENDING("MIG-205"),
    /** A version that no migration has. */
    UNKNOWN_VERSION("MIG-206"),
    /** A migration of which it is known how each of its steps ended, where somebody wanted to say so. */
    NOTHING_TO_RESOLVE("MIG-207"),
    /** Another migrator holds the lock for longer than was waited. */
    LOCK_BUSY("MIG-301"),
    /** The lock was gone in the middle of the work. */
    LOCK_LOST("MIG-302"),
    /** A pooler in transaction mode between the migrator and the database. */
    TRANSACTION_POOLER("MIG-303"),
    /** A table that others held at every attempt. */
    BLOCKED("MIG-304"),
    /** A statement that PostgreSQL refused. */
    STEP_FAILED("MIG-305"),
    /** A connection that ended in the middle of the work. */
    CONNECTION_LOST("MIG-306"),
    /** An error of the migrator's own. */
    UNEXPECTED("MIG-307"),
    /** Records and database differ in a way that breaks something. */
    DRIFT("MIG-501"),
    /** Something may be the same under another name, and nobody said whether it is. */
    UNDECIDED("MIG-502"),
    /** A database that does not say that it is for development. */
    NOT_DEVELOPMENT("MIG-503"),
    /** A migration that ends an expand, while programs of other records are connected. */
    OLDER_PROGRAM("MIG-504"),
    /** A migration that ends an expand, while rows have their values in the old column only. */
    NOT_FILLED("MIG-505"),
    /** A migration that expects something of the rows that is not so. */
    UNEXPECTED_ROWS("MIG-506");

    private final String id;

    MigrationCode(String id) {
        this.id = id;
    }

    /** The code as it is printed, such as {@code MIG-101}. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
