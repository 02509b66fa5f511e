package app;

import io.millrace.changeset.SchemaTable;
import io.millrace.column.ArrayColumn;
import io.millrace.column.Column;
import io.millrace.column.JsonColumn;
import io.millrace.column.NullableArrayColumn;
import io.millrace.column.NullableJsonColumn;
import io.millrace.column.NullableNumberColumn;
import io.millrace.column.NullableOrderedColumn;
import io.millrace.column.NullablePlainColumn;
import io.millrace.column.NullableTextColumn;
import io.millrace.column.NullableTimeColumn;
import io.millrace.column.NumberColumn;
import io.millrace.column.OrderedColumn;
import io.millrace.column.PlainColumn;
import io.millrace.column.TextColumn;
import io.millrace.column.TimeColumn;
import io.millrace.expr.Absence;
import io.millrace.expr.JsonExpr;
import io.millrace.expr.JsonField;
import io.millrace.expr.TextExpr;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.relation.ToMany;
import io.millrace.schema.Many;
import io.millrace.table.CheckDefinition;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.GeneratedLeftTable;
import io.millrace.table.Holders;
import io.millrace.table.KeyedTable;
import io.millrace.table.Relation;
import io.millrace.table.Table;
import io.millrace.table.TableDefinition;
import io.millrace.table.UniqueDefinition;
import io.millrace.type.PgType;
import io.millrace.type.RowReader;
import io.millrace.type.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code users} of {@link User}.
 *
 * @param <S> the scope: the record type whose query its columns may stand in
 */
@NullMarked
@Generated("io.millrace.processor")
public final class UserTable<S> extends SchemaTable<User, S> implements KeyedTable<User, UUID> {
    private static final PgType<User.Role> ROLE_TYPE = Types.enumText(User.Role.class, User.Role::values);

    private static final PgType<User.Address> ADDRESS_TYPE = Types.jsonb(User.Address.class);

    private static final PgType<List<String>> TAGS_TYPE = Types.arrayOf(Types.TEXT);

    private static final Many<Membership> NO_MEMBERSHIPS = Many.notLoaded("User", "memberships");

    /** The table, in queries on it. */
    public static final UserTable<User> USER = new UserTable<>(TableNode.of(null, "users", "User", List.of("id")));

    /** {@code id uuid}. */
    public final OrderedColumn<S, UUID> id = new OrderedColumn<>(source(), "id", "id", Types.UUID);

    /** {@code name text}. */
    public final TextColumn<S> name = new TextColumn<>(source(), "name", "name", Types.TEXT);

    /** {@code email text}. */
    public final TextColumn<S> email = new TextColumn<>(source(), "email", "email", Types.TEXT);

    /** {@code age int4}, may be null. */
    public final NullableNumberColumn<S, Integer> age = new NullableNumberColumn<>(source(), "age", "age", Types.INT4);

    /** {@code role text}. */
    public final PlainColumn<S, User.Role> role = new PlainColumn<>(source(), "role", "role", ROLE_TYPE);

    /** {@code address jsonb}. */
    public final AddressColumn<S> address = new AddressColumn<>(source(), "address", "address", ADDRESS_TYPE);

    /** {@code tags text[]}. */
    public final ArrayColumn<S, String> tags = new ArrayColumn<>(source(), "tags", "tags", TAGS_TYPE);

    /** {@code version int4}. */
    public final NumberColumn<S, Integer> version = new NumberColumn<>(source(), "version", "version", Types.INT4);

    /** {@code inserted_at timestamptz}. */
    public final TimeColumn<S, Instant> insertedAt =
            new TimeColumn<>(source(), "insertedAt", "inserted_at", Types.TIMESTAMPTZ);

    /** Has many {@link Membership}. */
    public final ToMany<S, Membership> memberships =
            new ToMany<>(source(), "memberships", List.of("id"), () -> MembershipTable.MEMBERSHIP, List.of("user_id"),
                    0);

    private final List<Column<S, ?>> columns = List.of(id, name, email, age, role, address, tags, version, insertedAt);

    private UserTable(TableNode source) {
        super(source);
    }

    /** The table as a relation reaches it; for other generated tables. */
    public static <S> UserTable<S> over(Path path) {
        return new UserTable<>(USER.source().over(path));
    }

    /** This table under another name: for a join, or a query on itself. */
    public UserTable<Object> as(String alias) {
        return new UserTable<>(source().as(alias));
    }

    /** The table as a relation reaches it that may lead nowhere; for other generated tables. */
    public static <S> Left<S> leftOver(Path path) {
        return new Left<>(USER.source().over(path));
    }

    /** This table under another name, for an outer join: every column may be null. */
    public Left<Object> left(String alias) {
        return new Left<>(source().as(alias));
    }

    /** A row to insert: what it needs is asked for first, one after the other. */
    public UserDraft.NeedsName draft() {
        return UserDraft.start();
    }

    @Override
    public List<Column<S, ?>> columns() {
        return columns;
    }

    @Override
    public User decode(RowReader row, int offset) {
        return new User(
                row.get(offset) instanceof UUID direct ? direct : id.read(row, offset),
                row.get(offset + 1) instanceof String direct ? direct : name.read(row, offset + 1),
                row.get(offset + 2) instanceof String direct ? direct : email.read(row, offset + 2),
                row.get(offset + 3) instanceof Integer direct ? direct : age.readNullable(row, offset + 3),
                role.read(row, offset + 4),
                address.read(row, offset + 5),
                tags.read(row, offset + 6),
                row.get(offset + 7) instanceof Integer direct ? direct : version.read(row, offset + 7),
                insertedAt.read(row, offset + 8),
                NO_MEMBERSHIPS);
    }

    @Override
    public @Nullable Object[] values(User row) {
        return new @Nullable Object[] {
            row.id(),
            row.name(),
            row.email(),
            row.age(),
            row.role(),
            row.address(),
            row.tags(),
            row.version(),
            row.insertedAt()
        };
    }

    @Override
    protected User create(@Nullable Object[] values, @Nullable User relations) {
        return new User(
                required(id, values[0]),
                required(name, values[1]),
                required(email, values[2]),
                optional(age, values[3]),
                required(role, values[4]),
                required(address, values[5]),
                required(tags, values[6]),
                required(version, values[7]),
                required(insertedAt, values[8]),
                relations == null ? NO_MEMBERSHIPS : relations.memberships());
    }

    @Override
    public Holders holders(User row) {
        return Holders.of(row.memberships());
    }

    @Override
    public User related(User row, Holders holders) {
        return new User(
                row.id(),
                row.name(),
                row.email(),
                row.age(),
                row.role(),
                row.address(),
                row.tags(),
                row.version(),
                row.insertedAt(),
                holders.many(0));
    }

    @Override
    public List<Column<S, ?>> keyColumns() {
        return List.of(id);
    }

    @Override
    public UUID keyOf(User row) {
        return row.id();
    }

    @Override
    public Object[] keyValues(UUID key) {
        return new Object[] {key};
    }

    @Override
    public TableDefinition definition() {
        return Definition.TABLE;
    }

    @Override
    public List<? extends Relation<?, ?>> relations() {
        return List.of(this.memberships);
    }

    /** The table where it is outer joined: every column may be null. */
    public static final class Left<S> extends GeneratedLeftTable<User, S> {
        public final NullableOrderedColumn<S, UUID> id = new NullableOrderedColumn<>(source(), "id", "id", Types.UUID);

        public final NullableTextColumn<S> name = new NullableTextColumn<>(source(), "name", "name", Types.TEXT);

        public final NullableTextColumn<S> email = new NullableTextColumn<>(source(), "email", "email", Types.TEXT);

        public final NullableNumberColumn<S, Integer> age =
                new NullableNumberColumn<>(source(), "age", "age", Types.INT4);

        public final NullablePlainColumn<S, User.Role> role =
                new NullablePlainColumn<>(source(), "role", "role", ROLE_TYPE);

        public final NullableAddressColumn<S> address =
                new NullableAddressColumn<>(source(), "address", "address", ADDRESS_TYPE);

        public final NullableArrayColumn<S, String> tags =
                new NullableArrayColumn<>(source(), "tags", "tags", TAGS_TYPE);

        public final NullableNumberColumn<S, Integer> version =
                new NullableNumberColumn<>(source(), "version", "version", Types.INT4);

        public final NullableTimeColumn<S, Instant> insertedAt =
                new NullableTimeColumn<>(source(), "insertedAt", "inserted_at", Types.TIMESTAMPTZ);

        /** Has many {@link Membership}. */
        public final ToMany<S, Membership> memberships =
                new ToMany<>(source(), "memberships", List.of("id"), () -> MembershipTable.MEMBERSHIP,
                        List.of("user_id"), 0);

        private final List<Column<S, ?>> columns =
                List.of(id, name, email, age, role, address, tags, version, insertedAt);

        private Left(TableNode source) {
            super(source);
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
        protected Table<User> table() {
            return USER;
        }
    }

    /** A document of {@link User.Address}; its fields are null where it lacks them. */
    public static final class AddressColumn<S> extends JsonColumn<S, User.Address> {
        /** The field {@code street}. */
        public final TextExpr<S, Optional<String>> street;

        /** The field {@code city}. */
        public final TextExpr<S, Optional<String>> city;

        /** The field {@code country}. */
        public final AddressCountryField<S> country;

        private AddressColumn(Source source, String component, String name,
                PgType<User.Address> type) {
            super(source, component, name, type);
            this.street = JsonField.text(node(), "street");
            this.city = JsonField.text(node(), "city");
            this.country = new AddressCountryField<>(node(), "country");
        }
    }

    /** A document of {@link User.Address}; its fields are null where it lacks them. */
    public static final class NullableAddressColumn<S> extends NullableJsonColumn<S, User.Address> {
        /** The field {@code street}. */
        public final TextExpr<S, Optional<String>> street;

        /** The field {@code city}. */
        public final TextExpr<S, Optional<String>> city;

        /** The field {@code country}. */
        public final AddressCountryField<S> country;

        private NullableAddressColumn(Source source, String component, String name,
                PgType<User.Address> type) {
            super(source, component, name, type);
            this.street = JsonField.text(node(), "street");
            this.city = JsonField.text(node(), "city");
            this.country = new AddressCountryField<>(node(), "country");
        }
    }

    /** A document of {@link User.Country}; its fields are null where it lacks them. */
    public static final class AddressCountryField<S> extends JsonExpr<S, User.Country, Optional<User.Country>> {
        private static final PgType<User.Country> TYPE = Types.jsonb(User.Country.class);

        /** The field {@code code}. */
        public final TextExpr<S, Optional<String>> code;

        private AddressCountryField(Node document, String key) {
            super(JsonField.as(document, key, TYPE), TYPE, Absence.OPTIONAL);
            Node path = JsonField.path(document, key);
            this.code = JsonField.text(path, "code");
        }
    }

    /** Loaded when the definition is first asked for. */
    private static final class Definition {
        static final TableDefinition TABLE = new TableDefinition(
                null,
                "users",
                "User",
                List.of(
                        ColumnDefinition.of("id", "id", "uuid").key(0).generated(ColumnDefinition.Generation.DATABASE),
                        ColumnDefinition.of("name", "name", "text"),
                        ColumnDefinition.of("email", "email", "text").hidden(),
                        ColumnDefinition.of("age", "age", "int4").orNull(),
                        ColumnDefinition.of("role", "role", "text").defaultsTo("'READER'"),
                        ColumnDefinition.of("address", "address", "jsonb"),
                        ColumnDefinition.of("tags", "tags", "text[]"),
                        ColumnDefinition.of("version", "version", "int4").purpose(ColumnDefinition.Purpose.VERSION),
                        ColumnDefinition.of("insertedAt", "inserted_at",
                                        "timestamptz").purpose(ColumnDefinition.Purpose.INSERTED_AT)),
                List.of(
                        new UniqueDefinition("users_email_key", List.of("email"), false)),
                List.of(),
                List.of(
                        new CheckDefinition("users_check", "age >= 13")),
                List.of());
    }
}
