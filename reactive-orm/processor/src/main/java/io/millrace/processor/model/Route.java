package io.millrace.processor.model;

import io.millrace.processor.name.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from a table over relations to one to another table.
 *
 * @param relations the relations, in order; none for the table itself
 * @param optional whether there may be no row at its end
 * @param target the record at its end
 */
public record Route(List<String> relations, boolean optional, Names target) {

    public Route {
        relations = List.copyOf(relations);
    }

    /** The table itself. */
    public static Route of(Names start) {
        return new Route(List.of(), false, start);
    }

    /** One relation further. */
    public Route over(Relation relation) {
        List<String> longer = new ArrayList<>(relations);
        longer.add(relation.component());
        return new Route(longer, optional || relation.optional(), relation.target());
    }

    /** Whether it is the table itself. */
    public boolean isHere() {
        return relations.isEmpty();
    }
}
