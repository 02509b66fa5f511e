package io.millrace.processor.read;

import io.millrace.processor.check.Code;
import io.millrace.processor.check.Refusal;
import io.millrace.processor.model.Relation.Cardinality;
import io.millrace.processor.model.Sort;
import io.millrace.processor.name.Closest;
import io.millrace.processor.name.Snake;
import io.millrace.processor.read.Link.Place;
import io.millrace.processor.read.Link.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the way that a relation goes, and whether it fits at both ends. */
final class Links {

    private final Set<String> going = new LinkedHashSet<>();

    /** The way of a record's relation. */
    Link of(Foreign owner, Said said) throws Refusal {
        Foreign target = new Foreign(said.target());
        if (Variants.areMeant(said)) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    "goes through " + owner.simpleName() + "." + said.name()
                            + ", which leads to one of several records",
                    "one statement joins one table after the other",
                    "preload it: ." + said.name() + ".preload(…)");
        }
        if (!target.isSchema()) {
            throw Refusal.of(
                    Code.NOT_A_SCHEMA,
                    "leads to " + target.simpleName() + ", which has no table",
                    target.simpleName() + " is not annotated with @Schema",
                    "@Schema record " + target.simpleName() + "(…)");
        }
        Narrowing narrowing = new Narrowing(target, said.mark());
        return way(owner, said, target).with(narrowing.filters(), narrowing.sorts());
    }

    private Link way(Foreign owner, Said said, Foreign target) throws Refusal {
        if (said.cardinality() == Cardinality.MANY_TO_MANY) {
            return new JoinTable(owner, target, said.mark()).link();
        }
        return said.mark().says("through") ? through(owner, said, target) : direct(owner, said, target);
    }

    private static Link direct(Foreign owner, Said said, Foreign target) throws Refusal {
        boolean ours = said.cardinality() == Cardinality.BELONGS_TO;
        Ends ends = Ends.of(
                ours ? owner : target,
                ours ? target : owner,
                said.mark(),
                "key",
                ours ? said.name() : Snake.camel(owner.simpleName()),
                "@" + said.cardinality().annotation());
        if (ours) {
            Variants.requireNone(owner, target, ends.held());
        }
        return Link.of(new Step(
                Place.of(target),
                ours ? ends.held() : ends.key(),
                ours ? ends.key() : ends.held(),
                said.cardinality().isMany(),
                ours,
                ours ? List.of() : Variants.filters(target, owner, ends.held())));
    }

    private Link through(Foreign owner, Said said, Foreign target) throws Refusal {
        List<String> names = said.mark().texts("through");
        String annotation = "@" + said.cardinality().annotation();
        if (names.size() < 2 || said.mark().says("key")) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    said.mark().says("key")
                            ? "says both a key and what it goes through"
                            : "goes through " + names.size() + " relation" + (names.size() == 1 ? "" : "s"),
                    "a relation through others has no key of its own, and is made of two of them at least",
                    annotation + "(through = {\"posts\", \"comments\"})");
        }
        String label = owner.simpleName() + "." + said.name();
        if (!going.add(label)) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    "goes through itself",
                    "a way that leads back to its own beginning never ends",
                    annotation + " through relations that have a key or a join table");
        }
        List<Step> steps = new ArrayList<>();
        List<Sort> sorts = List.of();
        Foreign current = owner;
        for (String name : names) {
            Said hop = hop(current, name);
            Link link = of(current, hop);
            if (!link.isMany() && !link.sorts().isEmpty()) {
                throw Refusal.of(
                        Code.WRONG_RELATION,
                        "goes through " + current.simpleName() + "." + name + ", which is the first of several rows",
                        "one statement joins all rows of each table on the way",
                        "a relation without an order in its place");
            }
            steps.addAll(link.steps());
            sorts = link.sorts();
            current = new Foreign(hop.target());
        }
        going.remove(label);
        return checked(Link.through(steps, sorts), names, said, current, target);
    }

    private static Link checked(Link link, List<String> names, Said said, Foreign reached, Foreign target)
            throws Refusal {
        String goes = "goes through " + String.join(", ", names) + ", which leads to ";
        if (!reached.element().equals(target.element())) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    goes + reached.simpleName(),
                    "the relation itself leads to " + target.simpleName(),
                    "end with a relation to " + target.simpleName() + ", or make it a relation to "
                            + reached.simpleName());
        }
        if (link.isMany() != said.cardinality().isMany()) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    goes + (link.isMany() ? "many rows" : "one row at most"),
                    "the way to one row leads over relations to one only, and that to many over one to many at least",
                    (link.isMany() ? "@HasMany(…) Many<" : "@HasOne(…) One<") + target.simpleName() + "> "
                            + said.name());
        }
        return link;
    }

    private static Said hop(Foreign record, String name) throws Refusal {
        List<Said> all = Said.all(record.element());
        Optional<Said> hop =
                all.stream().filter(each -> each.name().equals(name)).findFirst();
        if (hop.isPresent()) {
            return hop.get();
        }
        List<String> names = all.stream().map(Said::name).toList();
        throw Refusal.of(
                Code.UNKNOWN_COMPONENT,
                "finds no relation " + name + " in " + record.simpleName(),
                "each relation that it goes through is one of the record that the one before it leads to",
                Closest.advice(
                        name,
                        names,
                        names.isEmpty()
                                ? "declare one in " + record.simpleName()
                                : "one of " + String.join(", ", names)));
    }
}
