package io.millrace.internal.tree.statement;

import io.millrace.internal.tree.Node;
import io.millrace.internal.tree.Path;
import io.millrace.internal.tree.Path.Filter;
import io.millrace.internal.tree.Path.Via;
import io.millrace.internal.tree.Precedence;
import io.millrace.internal.tree.QualifiedName;
import io.millrace.internal.tree.Sink;
import io.millrace.internal.tree.Source;
import io.millrace.internal.tree.TableNode;
import io.millrace.internal.tree.expression.Infix;
import io.millrace.internal.tree.expression.Nested;
import io.millrace.internal.tree.expression.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A path in a statement: the tables between its ends under the names that they go by there, and what joins them. */
public final class Route {

    private final Path path;
    private final List<TableNode> between;
    private final Source far;

    private Route(Path path, List<TableNode> between, Source far) {
        this.path = path;
        this.between = between;
        this.far = far;
    }

    /** In a statement of its own: tables keep their names, where these are not taken. */
    public static Route alone(Path path, Source far, String... taken) {
        Set<String> names = new HashSet<>(List.of(taken));
        names.add(far.reference());
        List<TableNode> between = new ArrayList<>();
        for (Via via : path.via()) {
            between.add(names.add(via.table().reference()) ? via.table() : renamed(via.table(), far, names));
        }
        return new Route(path, between, far);
    }

    /** In a statement of somebody's: tables are called after the far one. */
    public static Route joined(Path path, Source far) {
        Set<String> names = new HashSet<>();
        return new Route(
                path,
                path.via().stream().map(via -> renamed(via.table(), far, names)).toList(),
                far);
    }

    private static TableNode renamed(TableNode table, Source far, Set<String> taken) {
        String name = far.reference() + "_" + table.name();
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "_" + number;
        }
        return table.as(free);
    }

    /** A table between the two ends by the name it goes by here; the table itself where it is none of them. */
    public TableNode renamed(TableNode table) {
        for (int i = 0; i < between.size(); i++) {
            if (path.via().get(i).table().equals(table)) {
                return between.get(i);
            }
        }
        return table;
    }

    /** The columns that equal the near ones: of the first table between, or of the far one. */
    public List<Node> start() {
        return between.isEmpty()
                ? columns(far, path.far())
                : columns(between.get(0), path.via().get(0).near());
    }

    /** The far table, with those between as one source. */
    public Source source() {
        if (between.isEmpty()) {
            return far;
        }
        List<Reached.Further> further = new ArrayList<>();
        for (int i = 1; i < between.size(); i++) {
            further.add(new Reached.Further(between.get(i), and(on(i), seen(i - 1))));
        }
        further.add(new Reached.Further(far, and(on(between.size()), seen(between.size() - 1))));
        return new Reached(between.get(0), further);
    }

    /** A select from the far table, with those between joined to it, the nearest last. */
    public Select joinedTo(Select select) {
        Select joined = select;
        for (int i = between.size() - 1; i >= 0; i--) {
            joined = joined.join(new Join(Join.Kind.INNER, between.get(i), and(on(i + 1), filters(i))));
        }
        return joined;
    }

    /**
     * That there is a row in each table between, the nearest of which has this asked of its {@link #start}: {@code exists
     * (select 1 from …)}.
     */
    public Node reaches(Node nearest) {
        int last = between.size() - 1;
        Select select = Select.of(between.get(last), List.of(new Text("1")));
        for (int i = last - 1; i >= 0; i--) {
            select = select.join(new Join(Join.Kind.INNER, between.get(i), and(on(i + 1), filters(i))));
        }
        select = select.where(nearest).where(on(between.size()));
        for (Node filter : filters(last)) {
            select = select.where(filter);
        }
        return new Nested("exists ", select);
    }

    /** What the relation asks of the far table. */
    public List<Node> filters() {
        return tests(far, path.filters());
    }

    /** What joins the table at this place, or the far one, to the one before it. */
    private Node on(int place) {
        List<Node> held =
                columns(between.get(place - 1), path.via().get(place - 1).far());
        return place == between.size()
                ? equal(columns(far, path.far()), held)
                : equal(columns(between.get(place), path.via().get(place).near()), held);
    }

    private List<Node> filters(int place) {
        return tests(between.get(place), path.via().get(place).filters());
    }

    /** The same, with that its rows are not deleted, where no select around them says so. */
    private List<Node> seen(int place) {
        TableNode table = between.get(place);
        String deletion = table.deletion();
        if (deletion == null) {
            return filters(place);
        }
        List<Node> all = new ArrayList<>(filters(place));
        all.addAll(tests(table, List.of(new Filter(deletion, Visibility.PRESENT.test()))));
        return all;
    }

    /** What is asked of the columns of a source. */
    public static List<Node> tests(Source source, List<Filter> filters) {
        return filters.stream()
                .<Node>map(filter -> new Test(new QualifiedName(source.reference(), filter.column()), filter.test()))
                .toList();
    }

    private static List<Node> columns(Source source, List<String> names) {
        return names.stream()
                .<Node>map(name -> new QualifiedName(source.reference(), name))
                .toList();
    }

    /** {@code a = c and b = d}. */
    public static Node equal(List<Node> left, List<Node> right) {
        Node all = new Infix(left.get(0), "=", right.get(0), Precedence.COMPARISON);
        for (int i = 1; i < left.size(); i++) {
            all = and(all, List.of(new Infix(left.get(i), "=", right.get(i), Precedence.COMPARISON)));
        }
        return all;
    }

    /** A condition and further ones. */
    public static Node and(Node condition, List<Node> further) {
        Node all = condition;
        for (Node each : further) {
            all = new Infix(all, "and", each, Precedence.AND);
        }
        return all;
    }

    /** A column, and what is asked of it. */
    private record Test(QualifiedName column, String test) implements Node {

        @Override
        public void write(Sink sink) {
            sink.node(column).text(test);
        }

        @Override
        public Precedence precedence() {
            return test.isEmpty() ? Precedence.ATOM : Precedence.IS;
        }
    }
}
