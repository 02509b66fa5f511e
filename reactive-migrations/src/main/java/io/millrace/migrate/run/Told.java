package io.millrace.migrate.run;

import io.millrace.error.MillraceException;
import io.millrace.migrate.failure.MigrationCode;
import io.millrace.migrate.failure.MigrationFailure;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is told of a statement that failed, by what the driver reported. */
public final class Told {

    static final String NOTHING_HAPPENED =
            "correct the migration and run it again: nothing of this step has taken effect";

    private Told() {}

    /** What is told of a failure outside of any migration's statements. */
    public static RuntimeException of(String label, Throwable failure) {
        return failure instanceof MillraceException known
                ? known
                : of(label, null, failure, "correct what was asked for and ask again: nothing has taken effect");
    }

    /**
     * What is told of a statement.
     *
     * @param fix what to do where PostgreSQL refused it
     */
    static MigrationFailure of(String label, @Nullable String statement, Throwable failure, String fix) {
        if (failure instanceof MigrationFailure known) {
            return known;
        }
        if (isLoss(failure)) {
            return new MigrationFailure(
                    MigrationCode.CONNECTION_LOST,
                    label + ": the connection ended",
                    statement,
                    message(failure),
                    "run the migrations again: what is done is written down, and the rest is done then",
                    failure);
        }
        if (failure instanceof PgException refused) {
            return new MigrationFailure(
                    MigrationCode.STEP_FAILED,
                    label + ": PostgreSQL refused a statement",
                    statement,
                    refused.getErrorMessage() + " (SQLSTATE " + Session.state(refused) + ")",
                    fix,
                    failure);
        }
        return new MigrationFailure(
                MigrationCode.UNEXPECTED,
                label + ": something went wrong in the migrator itself",
                statement,
                failure.toString(),
                "report it with the cause below; what is done is written down, and nothing more was run",
                failure);
    }

    /** Whether the connection is of no more use. */
    static boolean isLoss(Throwable failure) {
        String state = Session.state(failure);
        return failure instanceof Watch.Lost
                || failure instanceof IOException
                || failure instanceof ClosedConnectionException
                || (failure instanceof VertxException && !(failure instanceof PgException))
                || state.startsWith("57P")
                || state.startsWith("08");
    }

    private static String message(Throwable failure) {
        return failure instanceof PgException refused
                ? String.valueOf(refused.getErrorMessage())
                : String.valueOf(failure.getMessage());
    }
}
