package io.millrace.migrate.partition;

import io.millrace.migrate.sql.Quoted;
import io.millrace.repo.Repo;
import io.millrace.type.Types;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The days of a table that is parted by a moment, {@code partition by range (at)}: made ahead, so that what is written
 * always finds its day, and dropped when nobody wants them any more, which costs nothing however many rows there were.
 *
 * <p>A day is one of UTC, and its partition is called after it: {@code events_20260131} in the schema of its table, whose
 * name is cut where it is so long that PostgreSQL would cut the day. Any
 * number of processes may do this at once: they take turns, by an advisory lock. Each statement waits at most two seconds
 * for the table, so that nobody queues behind it for longer; what fails then is tried again with the next call. Cold and
 * immutable; any thread may use it.
 */
public final class DailyPartitions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DIGITS = 8;

    /** How many bytes a name has room for before a line and a day. */
    private static final int LONGEST = 63 - 1 - DIGITS;

    private final Repo repo;
    private final String table;

    private DailyPartitions(Repo repo, String table) {
        this.repo = repo;
        this.table = table;
    }

    /** The days of this table; its name may have a schema before a dot. */
    public static DailyPartitions of(Repo repo, String table) {
        return new DailyPartitions(repo, table);
    }

    /**
     * The days that there are, the earliest first. A partition whose name is no day, or that stands in another schema than
     * its table, is none of them.
     */
    public Flux<LocalDate> days() {
        return repo.sql(
                        "select c.relname::text from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                                + " join pg_class p on p.oid = i.inhparent and p.relnamespace = c.relnamespace"
                                + " where i.inhparent = to_regclass({}) and c.relname ~ '_[0-9]{8}$' order by 1",
                        Quoted.qualified(table))
                .as(Types.TEXT)
                .flatMapIterable(this::dayOf);
    }

    /** The day of a partition, where its name is the table's and a day that there is. */
    private List<LocalDate> dayOf(String name) {
        String before = prefix() + "_";
        if (!name.startsWith(before) || name.length() != before.length() + DIGITS) {
            return List.of();
        }
        try {
            return List.of(LocalDate.parse(name.substring(before.length()), DAY));
        } catch (DateTimeParseException noDay) {
            return List.of();
        }
    }

    /** The table's name; where there is no room for a day behind it, it is cut, and told apart from others by a hash. */
    private String prefix() {
        String own = Quoted.unqualified(table);
        if (own.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return own;
        }
        String end = "_" + Integer.toHexString(own.hashCode());
        String cut = own;
        while ((cut + end).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut + end;
    }

    /**
     * Makes a partition for each of these days that has none: {@code create table events_20260131 partition of events for
     * values from … to …}. All or none. Emits the days that were made.
     *
     * @param first the first day
     * @param count how many days, that one among them
     */
    public Mono<List<LocalDate>> makeAhead(LocalDate first, int count) {
        return changing(there -> {
            List<LocalDate> missing = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                LocalDate day = first.plusDays(i);
                if (!there.contains(day)) {
                    missing.add(day);
                }
            }
            return new Change(missing, this::make);
        });
    }

    /** Drops every day before this one, with its rows. Emits the days that were dropped. */
    public Mono<List<LocalDate>> dropBefore(LocalDate day) {
        return changing(there -> new Change(
                there.stream().filter(one -> one.isBefore(day)).toList(),
                (schema, one) -> "drop table if exists " + name(schema, one)));
    }

    private record Change(List<LocalDate> days, BiFunction<String, LocalDate, String> statement) {}

    /** Most calls find nothing to do, and take no lock. */
    private Mono<List<LocalDate>> changing(Function<List<LocalDate>, Change> change) {
        return days().collectList()
                .flatMap(there -> change.apply(there).days().isEmpty()
                        ? Mono.just(List.of())
                        : repo.transaction(repo.execute("set local lock_timeout = '2s'")
                                .then(repo.execute("select pg_advisory_xact_lock(hashtext('partitions of ' || coalesce("
                                        + named() + "::oid::text, " + Quoted.literal(table) + ")))"))
                                .then(Mono.defer(this::schema))
                                .flatMap(schema ->
                                        days().collectList().flatMap(now -> run(schema, change.apply(now))))));
    }

    private String named() {
        return "to_regclass(" + Quoted.literal(Quoted.qualified(table)) + ")";
    }

    /** The schema that the table is in, which need not be the first one of the search path; nothing where there is none. */
    private Mono<String> schema() {
        return repo.sql(
                        "select coalesce((select n.nspname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where c.oid = to_regclass({})), '')",
                        Quoted.qualified(table))
                .as(Types.TEXT)
                .single();
    }

    private Mono<List<LocalDate>> run(String schema, Change change) {
        return Flux.fromIterable(change.days())
                .concatMap(day -> repo.execute(change.statement().apply(schema, day)))
                .then(Mono.just(change.days()));
    }

    private String make(String schema, LocalDate day) {
        return "create table %s partition of %s for values from ('%s 00:00:00+00') to ('%s 00:00:00+00')"
                .formatted(name(schema, day), Quoted.qualified(table), day, day.plusDays(1));
    }

    private String name(String schema, LocalDate day) {
        String name = Quoted.name(prefix() + "_" + DAY.format(day));
        return schema.isEmpty() ? name : Quoted.name(schema) + "." + name;
    }
}
