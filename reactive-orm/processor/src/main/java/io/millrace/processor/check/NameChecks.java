package io.millrace.processor.check;

import io.millrace.processor.model.Column;
import io.millrace.processor.model.Component;
import io.millrace.processor.model.Relation;
import io.millrace.processor.model.Schema;
import io.millrace.processor.name.Identifiers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names that are taken twice, that mean something else, or that PostgreSQL would cut. */
public final class NameChecks {

    /** Methods of generated tables: a path of such a name would be another one of them. */
    private static final Set<String> METHODS = Set.of(
            "as",
            "left",
            "draft",
            "cast",
            "edit",
            "with",
            "row",
            "columns",
            "source",
            "selected",
            "definition",
            "values",
            "create",
            "decode",
            "over",
            "leftOver",
            "keyColumns",
            "keyOf",
            "keyValues",
            "relations",
            "cascades",
            "isAbsent",
            "isPresent",
            "presence",
            "table",
            "keyedTable",
            "joinTables",
            "found",
            "toString",
            "hashCode",
            "getClass",
            "notify",
            "notifyAll",
            "wait",
            "clone",
            "finalize");

    private final Schema schema;
    private final Findings findings;

    /** The checks of one record. */
    public NameChecks(Schema schema, Findings findings) {
        this.schema = schema;
        this.findings = findings;
    }

    /** Makes them. */
    public void run() {
        columnsOnce();
        relationsOnce();
        reserved();
        if (Identifiers.isTooLong(schema.table())) {
            findings.record(
                    Code.NAME_TOO_LONG,
                    label() + " has a table with a name of more than " + Identifiers.LONGEST + " bytes",
                    "PostgreSQL cuts longer names, and says nothing",
                    "@Schema(table = \"a_shorter_name\")");
        }
    }

    private void columnsOnce() {
        Map<String, Column> byName = new HashMap<>();
        for (Column column : schema.columns()) {
            Column first = byName.putIfAbsent(column.name(), column);
            if (first != null) {
                findings.component(
                        Code.DUPLICATE_NAME,
                        column.component(),
                        label() + "." + column.component() + " has the column " + column.name() + ", and so has "
                                + label() + "." + first.component(),
                        "a table has one column of a name",
                        "@Column(\"another_name\") on one of them");
            }
        }
    }

    private void relationsOnce() {
        Set<String> names = new HashSet<>();
        schema.components().stream()
                .filter(component -> !(component instanceof Relation))
                .map(Component::component)
                .forEach(names::add);
        for (Relation relation : schema.relations()) {
            if (!names.add(relation.component())) {
                findings.record(
                        Code.DUPLICATE_NAME,
                        label() + " has two components or relations named " + relation.component(),
                        "each becomes a field of " + schema.names().table().simpleName(),
                        "another name for the relation");
            }
        }
    }

    private void reserved() {
        for (Relation relation : schema.relations()) {
            if (relation.isPath() && METHODS.contains(relation.component())) {
                reserved(
                        relation.component(),
                        relation.inRecord(),
                        "a path of this name would be the method " + relation.component() + "(), which "
                                + schema.names().table().simpleName() + " has already");
            }
        }
        for (Component component : schema.components()) {
            if (component.component().equals(schema.names().constant())) {
                reserved(
                        component.component(),
                        true,
                        "the table itself is the constant " + schema.names().constant() + " of "
                                + schema.names().table().simpleName());
            }
        }
    }

    private void reserved(String name, boolean isComponent, String because) {
        String what = label() + "." + name + " has a name that is taken";
        String fix = "another name";
        if (isComponent) {
            findings.component(Code.RESERVED_NAME, name, what, because, fix);
        } else {
            findings.record(Code.RESERVED_NAME, what, because, fix);
        }
    }

    private String label() {
        return schema.names().label();
    }
}
