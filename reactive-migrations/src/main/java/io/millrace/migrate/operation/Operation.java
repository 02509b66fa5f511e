package io.millrace.migrate.operation;

import java.util.List;
import java.util.Optional;

/**
 * One thing that a migration does, as a value.
 *
 * <p>Its {@link #meaning()} is one statement that says what it does; of these a migration's checksum is made. Its {@link
 * #pieces} are what is sent: often more than one statement, so that nobody has to wait for long.
 */
public sealed interface Operation
        permits CreateTable,
                DropTable,
                AddColumn,
                DropColumn,
                ChangeType,
                SetDefault,
                SetNotNull,
                DropNotNull,
                AddConstraint,
                DropConstraint,
                CreateIndex,
                DropIndex,
                Rename,
                CreateObject,
                DropObject,
                AddEnumValue,
                SetComment,
                AttachPartition,
                DetachPartition,
                Backfill,
                Guard,
                RawSql,
                Several {

    /** What it does, as one statement of SQL. */
    String meaning();

    /**
     * The statements that do it, in their order.
     *
     * @param server the server's version as a number: {@code 180006}
     */
    default List<Piece> pieces(int server) {
        return List.of(Piece.together(meaning()));
    }

    /** What takes it back; empty where nothing can, because too little is known. */
    Optional<Operation> reverse();

    /** How to write it so that it can be taken back, for one that cannot. */
    default String reversible() {
        return "write up(…) and down(…) instead of change(…), or say schema.irreversible() first";
    }
}
