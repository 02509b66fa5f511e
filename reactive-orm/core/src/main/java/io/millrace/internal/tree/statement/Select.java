package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.ColumnNode;
import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Scope;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.expression.Ordering;
import io.millrace.internal.tree.expression.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A select statement. Immutable: each change makes another. */
public final class Select implements Scope, Cloneable {

    private List<CommonTableNode> with = List.of();
    private @Nullable Distinct distinct;
    private List<Node> columns;
    private final @Nullable Source from;
    private List<Join> joins = List.of();
    private List<Node> where = List.of();
    private List<Node> groups = List.of();
    private boolean aggregated;
    private List<Node> having = List.of();
    private List<Window> windows = List.of();
    private List<Ordering> orders = List.of();
    private Limits limits = Limits.NONE;
    private @Nullable Lock lock;
    private List<Node> repeated = List.of();
    private Map<Source, Visibility> shown = Map.of();

    private Select(@Nullable Source from, List<Node> columns) {
        this.from = from;
        this.columns = List.copyOf(columns);
    }

    /** A select of columns from a source, or from nothing. */
    public static Select of(@Nullable Source from, List<Node> columns) {
        return new Select(from, columns);
    }

    /** With a common table expression before it. */
    public Select with(CommonTableNode table) {
        return changed(s -> s.with = appended(with, List.of(table)));
    }

    /** Without duplicates: of whole rows where the list is empty, of these expressions otherwise. */
    public Select distinct(List<Node> on) {
        return changed(s -> {
            s.distinct = new Distinct(List.copyOf(on));
            s.repeated = s.compared();
        });
    }

    /** Reading other columns. */
    public Select columns(List<? extends Node> columns) {
        return changed(s -> {
            s.columns = List.copyOf(columns);
            if (distinct != null) {
                s.repeated = s.compared();
            }
        });
    }

    /** With one more join. */
    public Select join(Join join) {
        return changed(s -> s.joins = appended(joins, List.of(join)));
    }

    /** With one more condition; all of them must hold. */
    public Select where(Node condition) {
        return changed(s -> s.where = appended(where, List.of(condition)));
    }

    /** Grouped by expressions; an empty list makes one group of all rows. */
    public Select groupBy(List<Node> expressions) {
        return changed(s -> {
            s.groups = List.copyOf(expressions);
            s.aggregated = true;
            s.repeated = s.compared();
        });
    }

    /** With one more condition on groups. */
    public Select having(Node condition) {
        return changed(s -> s.having = appended(having, List.of(condition)));
    }

    /** With a named window. */
    public Select window(Window window) {
        return changed(s -> s.windows = appended(windows, List.of(window)));
    }

    /** With further expressions to order by, after those there are. */
    public Select orderBy(List<Ordering> further) {
        return changed(s -> s.orders = appended(orders, further));
    }

    /** Ordered by these expressions only. */
    public Select reorderedBy(List<Ordering> all) {
        return changed(s -> s.orders = List.copyOf(all));
    }

    /** With so many rows. */
    public Select limits(Limits limits) {
        return changed(s -> s.limits = limits);
    }

    /** With at most so many rows; null for all. */
    public Select limit(@Nullable Node rows) {
        return limits(limits.rows(rows));
    }

    /** Without the first rows; null for none. */
    public Select offset(@Nullable Node rows) {
        return limits(limits.offset(rows));
    }

    /** With the rows locked. */
    public Select lock(Lock lock) {
        return changed(s -> s.lock = lock);
    }

    /** With these rows of a source seen, where its table keeps its deleted ones. */
    public Select showing(Source source, Visibility visibility) {
        Map<Source, Visibility> changed = new HashMap<>(shown);
        changed.put(source.identity(), visibility);
        return changed(s -> s.shown = Map.copyOf(changed));
    }

    /** Which rows of a source are seen, where its table keeps its deleted ones. */
    public Visibility visibility(Source source) {
        return shown.getOrDefault(source.identity(), Visibility.PRESENT);
    }

    /** The sources of which other rows are seen than those that are not deleted. */
    public Map<Source, Visibility> shown() {
        return shown;
    }

    /** What is read from, or null. */
    public @Nullable Source from() {
        return from;
    }

    /** The select list. */
    public List<Node> columns() {
        return columns;
    }

    /** The joins that are written out. */
    public List<Join> joins() {
        return joins;
    }

    /** The conditions, all of which must hold. */
    public List<Node> where() {
        return where;
    }

    /** The same, with those that hide what is deleted. */
    public List<Node> conditions() {
        return SeenSources.conditions(this);
    }

    /** The common table expressions before it. */
    public List<CommonTableNode> with() {
        return with;
    }

    /** What rows are ordered by. */
    public List<Ordering> orders() {
        return orders;
    }

    /** Whether it has a limit. */
    public boolean isLimited() {
        return limits.rows() != null;
    }

    /** The windows that have a name. */
    public List<Window> windows() {
        return windows;
    }

    /** How many rows are read. */
    public Limits limits() {
        return limits;
    }

    /** Whether it leaves out the first rows. */
    public boolean hasOffset() {
        return limits.offset() != null;
    }

    /** Whether duplicates are left out. */
    public boolean isDistinct() {
        return distinct != null;
    }

    /** Whether the rows are locked. */
    public boolean isLocking() {
        return lock != null;
    }

    /** Whether one row of this select may stand for several rows of its source, or be cut off by a limit. */
    public boolean isReduced() {
        return aggregated || distinct != null || !limits.equals(Limits.NONE);
    }

    @Override
    public List<Node> groups() {
        return groups;
    }

    @Override
    public boolean isGrouped() {
        return aggregated;
    }

    @Override
    public List<Source> sources() {
        List<Source> sources = new ArrayList<>(joins.size() + 1);
        if (from != null) {
            sources.add(from.identity());
        }
        joins.forEach(join -> sources.add(join.source().identity()));
        return sources;
    }

    @Override
    public List<Node> repeated() {
        return repeated;
    }

    @Override
    public List<String> commonTables() {
        return CommonTableNode.names(with);
    }

    @Override
    public boolean joinsPaths() {
        return true;
    }

    /** What rows are compared by. Plain columns have no values to send, so they are equal wherever they are written. */
    private List<Node> compared() {
        List<Node> compared = new ArrayList<>(groups);
        if (distinct != null) {
            compared.addAll(distinct.expressions(columns));
        }
        compared.removeIf(ColumnNode.class::isInstance);
        return List.copyOf(compared);
    }

    @Override
    public void write(Sink sink) {
        if (distinct != null && distinct.isOfRows() && sink.isResult() && ReadForm.isNeeded(this)) {
            List<Ordering> outside = ReadForm.outside(Output.of(this), orders);
            if (outside != null) {
                Select rows = with.isEmpty() ? this : changed(s -> s.with = List.of());
                sink.node(ReadForm.around(with, rows.reorderedBy(List.of()).limits(Limits.NONE), outside, limits));
                return;
            }
        }
        sink.enter(this);
        CommonTableNode.writeAll(with, sink);
        sink.text("select ");
        sink.grouped(true);
        if (distinct != null) {
            distinct.write(sink);
        }
        sink.list(columns, ", ");
        sink.grouped(false);
        writeSources(sink);
        Conditions.write(sink, " where ", conditions());
        if (!groups.isEmpty()) {
            sink.text(" group by ").list(groups, ", ");
        }
        sink.grouped(true);
        Conditions.write(sink, " having ", having);
        if (!windows.isEmpty()) {
            sink.text(" window ").list(windows, ", ");
        }
        if (!orders.isEmpty()) {
            sink.text(" order by ").list(orders, ", ");
        }
        sink.grouped(false);
        sink.node(limits);
        if (lock != null) {
            sink.node(lock);
        }
        sink.leave(this);
    }

    private void writeSources(Sink sink) {
        if (from != null) {
            sink.text(" from ").source(this, SeenSources.seen(this, from), false);
            for (int i = 0; i < joins.size(); i++) {
                joins.get(i).write(this, sink);
            }
            sink.sourcesWritten(this);
        }
    }

    private Select changed(Consumer<Select> change) {
        try {
            Select copy = (Select) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static <T> List<T> appended(List<T> list, List<T> further) {
        if (list.isEmpty()) {
            return List.copyOf(further);
        }
        List<T> longer = new ArrayList<>(list.size() + further.size());
        longer.addAll(list);
        longer.addAll(further);
        return List.copyOf(longer);
    }
}
