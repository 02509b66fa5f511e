package io.millrace.sample;

import io.millrace.column.Column;
import io.millrace.column.NullableNumberColumn;
import io.millrace.column.NumberColumn;
import io.millrace.column.OrderedColumn;
import io.millrace.column.TextColumn;
import io.millrace.column.TimeColumn;
import io.millrace.internal.tree.TableNode;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.ColumnDefinition.Generation;
import io.millrace.table.ColumnDefinition.Purpose;
import io.millrace.table.Draft;
import io.millrace.table.GeneratedTable;
import io.millrace.table.KeyedTable;
import io.millrace.table.TableDefinition;
import io.millrace.table.UniqueDefinition;
import io.millrace.type.RowReader;
import io.millrace.type.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table "people" of {@link Person}. */
public final class PersonTable<S> extends GeneratedTable<Person, S> implements KeyedTable<Person, UUID> {

    public static final PersonTable<Person> PERSON =
            new PersonTable<>(TableNode.of(null, "people", "Person", List.of("id")));

    private static final TableDefinition DEFINITION = new TableDefinition(
            null,
            "people",
            "Person",
            List.of(
                    ColumnDefinition.of("id", "id", "uuid").key(0).generated(Generation.CLIENT),
                    ColumnDefinition.of("name", "name", "text"),
                    ColumnDefinition.of("age", "age", "int4").orNull(),
                    ColumnDefinition.of("version", "version", "int4").purpose(Purpose.VERSION),
                    ColumnDefinition.of("updatedAt", "updated_at", "timestamptz")
                            .purpose(Purpose.UPDATED_AT)),
            List.of(new UniqueDefinition("people_name_key", List.of("name"), false)),
            List.of(),
            List.of(),
            List.of());

    public final OrderedColumn<S, UUID> id = new OrderedColumn<>(source(), "id", "id", Types.UUID);
    public final TextColumn<S> name = new TextColumn<>(source(), "name", "name", Types.TEXT);
    public final NullableNumberColumn<S, Integer> age = new NullableNumberColumn<>(source(), "age", "age", Types.INT4);
    public final NumberColumn<S, Integer> version = new NumberColumn<>(source(), "version", "version", Types.INT4);
    public final TimeColumn<S, Instant> updatedAt =
            new TimeColumn<>(source(), "updatedAt", "updated_at", Types.TIMESTAMPTZ);
    private final List<Column<S, ?>> columns = List.of(id, name, age, version, updatedAt);

    private PersonTable(TableNode source) {
        super(source);
    }

    public PersonTable<Object> as(String alias) {
        return new PersonTable<>(source().as(alias));
    }

    @Override
    public List<Column<S, ?>> columns() {
        return columns;
    }

    @Override
    public Person decode(RowReader row, int offset) {
        return new Person(
                id.read(row, offset),
                name.read(row, offset + 1),
                age.readNullable(row, offset + 2),
                version.read(row, offset + 3),
                updatedAt.read(row, offset + 4));
    }

    @Override
    public @Nullable Object[] values(Person row) {
        return new @Nullable Object[] {row.id(), row.name(), row.age(), row.version(), row.updatedAt()};
    }

    @Override
    @SuppressWarnings("NullAway")
    protected Person create(@Nullable Object[] values, @Nullable Person relations) {
        return new Person(
                (UUID) values[0], (String) values[1], (Integer) values[2], (Integer) values[3], (Instant) values[4]);
    }

    @Override
    public List<Column<S, ?>> keyColumns() {
        return List.of(id);
    }

    @Override
    public UUID keyOf(Person row) {
        return row.id();
    }

    @Override
    public Object[] keyValues(UUID key) {
        return new Object[] {key};
    }

    @Override
    public TableDefinition definition() {
        return DEFINITION;
    }

    /** A new person with a name. */
    public PersonDraft draft(String name) {
        return new PersonDraft(PersonDraft.of(name));
    }

    /** A person to be inserted. */
    public static final class PersonDraft extends Draft<Person> {

        private PersonDraft(@Nullable Object[] values) {
            super(PERSON, values);
        }

        private static @Nullable Object[] of(String name) {
            @Nullable Object[] values = noValues(5);
            values[1] = name;
            return values;
        }

        public PersonDraft id(UUID id) {
            return new PersonDraft(with(0, id));
        }

        public PersonDraft age(@Nullable Integer age) {
            return new PersonDraft(with(2, age));
        }
    }
}
