package io.millrace.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.column.ArrayColumn;
import io.millrace.column.BoolColumn;
import io.millrace.column.Column;
import io.millrace.column.JsonColumn;
import io.millrace.column.NullableArrayColumn;
import io.millrace.column.NullableBoolColumn;
import io.millrace.column.NullableJsonColumn;
import io.millrace.column.NullableNumberColumn;
import io.millrace.column.NullableTextColumn;
import io.millrace.column.NullableTimeColumn;
import io.millrace.column.NumberColumn;
import io.millrace.column.OrderedColumn;
import io.millrace.column.PlainColumn;
import io.millrace.column.TextColumn;
import io.millrace.column.TimeColumn;
import io.millrace.internal.tree.TableNode;
import io.millrace.table.ColumnDefinition;
import io.millrace.table.GeneratedTable;
import io.millrace.table.TableDefinition;
import io.millrace.type.Interval;
import io.millrace.type.RowReader;
import io.millrace.type.Types;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table "notes": a column of every kind. */
public final class NoteTable<S> extends GeneratedTable<Note, S> {

    public static final NoteTable<Note> NOTE = new NoteTable<>(TableNode.of(null, "notes", "Note", List.of("id")));

    /** What makes the table. */
    public static final String SCRIPT =
            """
            create table notes (
              id int8 primary key,
              key uuid not null default gen_random_uuid(),
              title text not null default '',
              body text,
              mood text not null default 'CALM',
              stars int4 not null default 0,
              bonus int4,
              weight int2 not null default 0,
              rate float8 not null default 0,
              price numeric,
              published bool not null default false,
              seen bool,
              posted date not null default '2024-01-31',
              opens time not null default '08:30',
              local_at timestamp not null default '2024-01-31 10:00',
              at timestamptz not null default '2024-01-31 10:00Z',
              read_at timestamptz,
              span interval not null default '1 day',
              tags text[] not null default '{}',
              scores int4[],
              meta jsonb not null default '{}',
              extra jsonb);
            """;

    public final NumberColumn<S, Long> id = new NumberColumn<>(source(), "id", "id", Types.INT8);
    public final OrderedColumn<S, UUID> key = new OrderedColumn<>(source(), "key", "key", Types.UUID);
    public final TextColumn<S> title = new TextColumn<>(source(), "title", "title", Types.TEXT);
    public final NullableTextColumn<S> body = new NullableTextColumn<>(source(), "body", "body", Types.TEXT);
    public final PlainColumn<S, Mood> mood =
            new PlainColumn<>(source(), "mood", "mood", Types.enumText(Mood.class, Mood::values));
    public final NumberColumn<S, Integer> stars = new NumberColumn<>(source(), "stars", "stars", Types.INT4);
    public final NullableNumberColumn<S, Integer> bonus =
            new NullableNumberColumn<>(source(), "bonus", "bonus", Types.INT4);
    public final NumberColumn<S, Short> weight = new NumberColumn<>(source(), "weight", "weight", Types.INT2);
    public final NumberColumn<S, Double> rate = new NumberColumn<>(source(), "rate", "rate", Types.FLOAT8);
    public final NullableNumberColumn<S, BigDecimal> price =
            new NullableNumberColumn<>(source(), "price", "price", Types.NUMERIC);
    public final BoolColumn<S> published = new BoolColumn<>(source(), "published", "published", Types.BOOL);
    public final NullableBoolColumn<S> seen = new NullableBoolColumn<>(source(), "seen", "seen", Types.BOOL);
    public final TimeColumn<S, LocalDate> posted = new TimeColumn<>(source(), "posted", "posted", Types.DATE);
    public final TimeColumn<S, LocalTime> opens = new TimeColumn<>(source(), "opens", "opens", Types.TIME);
    public final TimeColumn<S, LocalDateTime> localAt =
            new TimeColumn<>(source(), "localAt", "local_at", Types.TIMESTAMP);
    public final TimeColumn<S, Instant> at = new TimeColumn<>(source(), "at", "at", Types.TIMESTAMPTZ);
    public final NullableTimeColumn<S, Instant> readAt =
            new NullableTimeColumn<>(source(), "readAt", "read_at", Types.TIMESTAMPTZ);
    public final OrderedColumn<S, Interval> span = new OrderedColumn<>(source(), "span", "span", Types.INTERVAL);
    public final ArrayColumn<S, String> tags =
            new ArrayColumn<>(source(), "tags", "tags", Types.arrayOf(Types.TEXT));
    public final NullableArrayColumn<S, Integer> scores =
            new NullableArrayColumn<>(source(), "scores", "scores", Types.arrayOf(Types.INT4));
    public final JsonColumn<S, JsonNode> meta =
            new JsonColumn<>(source(), "meta", "meta", Types.jsonb(JsonNode.class));
    public final NullableJsonColumn<S, JsonNode> extra =
            new NullableJsonColumn<>(source(), "extra", "extra", Types.jsonb(JsonNode.class));

    private NoteTable(TableNode source) {
        super(source);
    }

    public NoteTable<Object> as(String alias) {
        return new NoteTable<>(source().as(alias));
    }

    @Override
    public List<Column<S, ?>> columns() {
        return List.of(id);
    }

    @Override
    public Note decode(RowReader row, int offset) {
        return new Note(id.read(row, offset));
    }

    @Override
    public @Nullable Object[] values(Note row) {
        return new @Nullable Object[] {row.id()};
    }

    @Override
    protected Note create(@Nullable Object[] values, @Nullable Note relations) {
        return relations == null ? new Note(0) : relations;
    }

    @Override
    public TableDefinition definition() {
        return new TableDefinition(
                null,
                "notes",
                "Note",
                List.of(ColumnDefinition.of("id", "id", "int8").key(0)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** How a note is felt. */
    public enum Mood {
        CALM,
        GLAD,
        WILD
    }
}
