package io.millrace.observe;

import io.millrace.internal.name.ConstantName;
import io.millrace.internal.tree.Identifier;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.TableNode;
import io.millrace.preload.Preload;
import io.millrace.table.Relation;
import io.millrace.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which preload stands for a statement that is run for one row at a time, told by the relations of the tables that it
 * knows: {@code select … from users where users.id = $1} is what {@code POST.user} loads for all posts at once.
 *
 * <p>Where several relations lead to the same rows by the same columns, those of tables that were read before are meant;
 * where these are still several, all are named. Immutable.
 */
public final class PreloadAdvice {

    private static final String ANY = "load it for all rows at once: query.preload(…) or repo.preloadAll(rows, …)";

    private final List<Table<?>> tables;

    private PreloadAdvice(List<Table<?>> tables) {
        this.tables = tables;
    }

    /** Advice from the relations of these tables; without any it names none. */
    public static PreloadAdvice of(Collection<? extends Table<?>> tables) {
        return new PreloadAdvice(List.copyOf(tables));
    }

    /**
     * What to write instead of a statement that is run again and again.
     *
     * @param sql its text
     * @param others the texts that were run beside it, which tell whose rows it may be run for
     */
    public String fix(String sql, Collection<String> others) {
        List<Relation<?, ?>> fitting = fitting(sql);
        List<Relation<?, ?>> read = fitting.stream()
                .filter(relation -> path(relation).parent() instanceof TableNode owner
                        && others.stream().anyMatch(text -> !text.equals(sql) && reads(text, owner)))
                .toList();
        List<String> names = (read.isEmpty() ? fitting : read)
                .stream().map(PreloadAdvice::constant).toList();
        if (names.isEmpty()) {
            return ANY;
        }
        return names.size() == 1
                ? "load it for all rows at once: query.preload(" + names.get(0) + ") or repo.preloadAll(rows, "
                        + names.get(0) + ")"
                : "load it for all rows at once: query.preload(…) or repo.preloadAll(rows, …) with one of "
                        + String.join(", ", names);
    }

    /** The relations whose rows a statement reads; of one table the one that asks most of them. */
    private List<Relation<?, ?>> fitting(String sql) {
        List<Relation<?, ?>> fitting = new ArrayList<>();
        for (Table<?> table : tables) {
            List<? extends Relation<?, ?>> own = table.relations().stream()
                    .filter(relation -> fits(relation, sql))
                    .toList();
            int most = own.stream()
                    .mapToInt(relation -> path(relation).filters().size())
                    .max()
                    .orElse(0);
            own.stream()
                    .filter(relation -> path(relation).filters().size() == most)
                    .forEach(fitting::add);
        }
        return fitting;
    }

    private static boolean fits(Relation<?, ?> relation, String sql) {
        Path path = path(relation);
        TableNode far = relation.target().source();
        boolean direct = path.via().isEmpty();
        TableNode asked = direct ? far : path.via().get(0).table();
        List<String> columns = direct ? path.far() : path.via().get(0).near();
        return reads(sql, far)
                && columns.stream().allMatch(column -> isGiven(sql, name(asked, column)))
                && path.filters().stream().allMatch(filter -> sql.contains(name(far, filter.column()) + filter.test()));
    }

    /** How its rows are found, of the first of several rows as well, which no join finds. */
    private static Path path(Relation<?, ?> relation) {
        return relation instanceof Preload<?> preload
                ? preload.branches().get(0).path()
                : relation.path();
    }

    /** Whether a column is compared with what is sent. */
    private static boolean isGiven(String sql, String column) {
        return sql.contains(column + " = $") || sql.contains(column + " = any($");
    }

    private static boolean reads(String sql, TableNode table) {
        return Pattern.compile("\\bfrom (\\S+\\.)?" + Pattern.quote(Identifier.quoted(table.name())) + "(?![\\w.])")
                .matcher(sql)
                .find();
    }

    private static String name(TableNode table, String column) {
        return Identifier.quoted(table.reference()) + "." + Identifier.quoted(column);
    }

    private static String constant(Relation<?, ?> relation) {
        return ConstantName.of(path(relation).parent().label()) + "." + relation.name();
    }
}
