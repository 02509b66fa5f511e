package app;

import io.millrace.changeset.SchemaTable;
import io.millrace.column.Column;
import io.millrace.column.NullableOrderedColumn;
import io.millrace.column.NullableTextColumn;
import io.millrace.column.OrderedColumn;
import io.millrace.column.TextColumn;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.TableNode;
import io.millrace.relation.ToOne;
import io.millrace.schema.References;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.GeneratedLeftTable;
import io.millrace.table.IndexDefinition;
import io.millrace.table.KeyedTable;
import io.millrace.table.ReferenceDefinition;
import io.millrace.table.Relation;
import io.millrace.table.Table;
import io.millrace.table.TableDefinition;
import io.millrace.type.RowReader;
import io.millrace.type.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code memberships} of {@link Membership}.
 *
 * @param <S> the scope: the record type whose query its columns may stand in
 */
@NullMarked
@Generated("io.millrace.processor")
public final class MembershipTable<S> extends SchemaTable<Membership, S> implements KeyedTable<Membership,
                MembershipKey> {
    /** The table, in queries on it. */
    public static final MembershipTable<Membership> MEMBERSHIP =
            new MembershipTable<>(TableNode.of(null, "memberships", "Membership", List.of("user_id", "team")));

    /** {@code user_id uuid}. */
    public final OrderedColumn<S, UUID> userId = new OrderedColumn<>(source(), "userId", "user_id", Types.UUID);

    /** {@code team text}. */
    public final TextColumn<S> team = new TextColumn<>(source(), "team", "team", Types.TEXT);

    /** Belongs to one {@link User}. */
    public final ToOne<S, User, User> user =
            new ToOne<>(source(), "user", List.of("user_id"), () -> UserTable.USER, List.of("id"), false, -1);

    private final List<Column<S, ?>> columns = List.of(userId, team);

    private MembershipTable(TableNode source) {
        super(source);
    }

    /** The table as a relation reaches it; for other generated tables. */
    public static <S> MembershipTable<S> over(Path path) {
        return new MembershipTable<>(MEMBERSHIP.source().over(path));
    }

    /** This table under another name: for a join, or a query on itself. */
    public MembershipTable<Object> as(String alias) {
        return new MembershipTable<>(source().as(alias));
    }

    /** The table as a relation reaches it that may lead nowhere; for other generated tables. */
    public static <S> Left<S> leftOver(Path path) {
        return new Left<>(MEMBERSHIP.source().over(path));
    }

    /** This table under another name, for an outer join: every column may be null. */
    public Left<Object> left(String alias) {
        return new Left<>(source().as(alias));
    }

    /** A row to insert: what it needs is asked for first, one after the other. */
    public MembershipDraft.NeedsUserId draft() {
        return MembershipDraft.start();
    }

    /** The columns of {@link User}, which is joined by itself. */
    public UserTable<S> user() {
        return UserTable.over(user.path());
    }

    @Override
    public List<Column<S, ?>> columns() {
        return columns;
    }

    @Override
    public Membership decode(RowReader row, int offset) {
        return new Membership(
                row.get(offset) instanceof UUID direct ? direct : userId.read(row, offset),
                row.get(offset + 1) instanceof String direct ? direct : team.read(row, offset + 1));
    }

    @Override
    public @Nullable Object[] values(Membership row) {
        return new @Nullable Object[] {
            row.userId(),
            row.team()
        };
    }

    @Override
    protected Membership create(@Nullable Object[] values, @Nullable Membership relations) {
        return new Membership(
                required(userId, values[0]),
                required(team, values[1]));
    }

    @Override
    public List<Column<S, ?>> keyColumns() {
        return List.of(userId, team);
    }

    @Override
    public MembershipKey keyOf(Membership row) {
        return new MembershipKey(row.userId(), row.team());
    }

    @Override
    public Object[] keyValues(MembershipKey key) {
        return new Object[] {key.userId(), key.team()};
    }

    @Override
    public TableDefinition definition() {
        return Definition.TABLE;
    }

    @Override
    public List<? extends Relation<?, ?>> relations() {
        return List.of(this.user);
    }

    /** The table where it is outer joined: every column may be null. */
    public static final class Left<S> extends GeneratedLeftTable<Membership, S> {
        public final NullableOrderedColumn<S, UUID> userId =
                new NullableOrderedColumn<>(source(), "userId", "user_id", Types.UUID);

        public final NullableTextColumn<S> team = new NullableTextColumn<>(source(), "team", "team", Types.TEXT);

        /** Belongs to one {@link User}. */
        public final ToOne<S, User, Optional<User>> user =
                new ToOne<>(source(), "user", List.of("user_id"), () -> UserTable.USER, List.of("id"), true, -1);

        private final List<Column<S, ?>> columns = List.of(userId, team);

        private Left(TableNode source) {
            super(source);
        }

        /** The columns of {@link User}, which is joined by itself. */
        public UserTable.Left<S> user() {
            return UserTable.leftOver(user.path());
        }

        @Override
        protected List<Column<S, ?>> columns() {
            return columns;
        }

        @Override
        protected int presence() {
            return 0;
        }

        @Override
        protected Table<Membership> table() {
            return MEMBERSHIP;
        }
    }

    /** Loaded when the definition is first asked for. */
    private static final class Definition {
        static final TableDefinition TABLE = new TableDefinition(
                null,
                "memberships",
                "Membership",
                List.of(
                        ColumnDefinition.of("userId", "user_id", "uuid").key(0),
                        ColumnDefinition.of("team", "team", "text").key(1)),
                List.of(),
                List.of(
                        new IndexDefinition("memberships_team_user_id_desc_index", List.of("team", "user_id desc"), "",
                                        "", false)),
                List.of(),
                List.of(
                        new ReferenceDefinition("memberships_user_id_fkey", List.of("user_id"), null, "users",
                                        List.of("id"), References.OnDelete.CASCADE, false)));
    }
}
