package io.millrace.migrate.introspect;

import io.millrace.migrate.catalog.Catalogue;
import io.millrace.migrate.catalog.LiveTable;
import io.millrace.migrate.run.Session;
import io.millrace.migrate.run.Settings;
import io.millrace.migrate.run.Told;
import io.millrace.migrate.sql.Quoted;
import io.millrace.repo.Repo;
import io.millrace.repo.RepoOptions;
import io.vertx.sqlclient.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Records of a database that is there. Immutable.
 *
 * <p>Each table becomes a record, each enum type an enum; they compile as they are, and {@link
 * io.millrace.migrate.drift.Drift} finds nothing to tell of them, except what is left out with a comment that says why: a
 * column of a type that the library does not ship, a foreign key of several columns or onto another than the primary key,
 * an exclusion constraint, an index with an order of nulls. Where two things would have one name, the later one has a
 * number behind it. They are a beginning, to be changed
 * by hand; relations are not written, since only a person knows what they are called.
 */
public final class Introspection {

    private final RepoOptions options;
    private final List<String> schemas;

    private Introspection(RepoOptions options, List<String> schemas) {
        this.options = options;
        this.schemas = List.copyOf(schemas);
    }

    /** Of the database that a repo with these options is for: the tables of the session's own schema. */
    public static Introspection of(RepoOptions options) {
        return new Introspection(options, List.of());
    }

    /** Of the database of a repo. */
    public static Introspection of(Repo repo) {
        return of(repo.options());
    }

    /** With the tables of other schemas too. */
    public Introspection schemas(String... names) {
        return new Introspection(options, List.of(names));
    }

    /** The sources by the names of their files, {@code User.java}; two round trips. */
    public Mono<Map<String, String>> records(String inPackage) {
        return Mono.defer(() -> Session.use(
                        options.checked(),
                        Settings.DEFAULT,
                        session -> Catalogue.read(session, schemas)
                                .flatMap(catalogue ->
                                        session.send(enums()).map(rows -> sources(inPackage, catalogue, rows))))
                .onErrorMap(failure -> Told.of("introspection", failure)));
    }

    private String enums() {
        String in = schemas.stream().map(name -> ", " + Quoted.literal(name)).collect(Collectors.joining());
        return "select format_type(t.oid, null), t.typname, string_agg(e.enumlabel, e'\\x1f' order by e.enumsortorder)"
                + " from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace"
                + " where n.nspname in (current_schema()" + in + ") group by t.oid, t.typname order by t.typname";
    }

    private static Map<String, String> sources(String inPackage, Catalogue catalogue, List<Row> enums) {
        Map<String, String> sources = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        FreeNames names = new FreeNames();
        for (Row row : enums) {
            List<String> labels = List.of(row.getString(2).split("\u001f"));
            boolean lower = labels.stream().allMatch(label -> label.matches("[a-z][a-z0-9_]*"));
            if (lower || labels.stream().allMatch(label -> label.matches("[A-Z][A-Z0-9_]*"))) {
                String name = names.type(JavaName.type(row.getString(1)));
                types.put(row.getString(0), name);
                sources.put(name + ".java", enumeration(inPackage, name, row.getString(0), labels, lower));
            }
        }
        Map<String, String> records = new LinkedHashMap<>();
        for (LiveTable table : catalogue.tables()) {
            String name = JavaName.type(table.name());
            records.put(
                    table.schema() + "." + table.name(), names.type(types.containsValue(name) ? name + "Row" : name));
        }
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (LiveTable table : catalogue.tables()) {
            keys.put(table.schema() + "." + table.name(), table.key());
        }
        for (LiveTable table : catalogue.tables()) {
            boolean other = !table.schema().equals(catalogue.current());
            String source = new RecordSource(table, inPackage, other, types, records, keys).write();
            sources.put(records.get(table.schema() + "." + table.name()) + ".java", source);
        }
        return sources;
    }

    private static String enumeration(
            String inPackage, String name, String type, List<String> labels, boolean lowerCase) {
        return """
                package %s;

                import io.millrace.schema.PgEnum;

                /** The labels of type {@code %s}. */
                @PgEnum(%s)
                public enum %s {
                    %s
                }
                """.formatted(
                inPackage,
                type,
                lowerCase ? "value = \"" + type + "\", lowerCase = true" : '"' + type + '"',
                name,
                labels.stream().map(label -> label.toUpperCase(Locale.ROOT)).collect(Collectors.joining(",\n    ")));
    }
}
