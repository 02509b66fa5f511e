package io.millrace.processor.read;

import com.palantir.javapoet.TypeName;
import io.millrace.processor.check.Code;
import io.millrace.processor.check.Refusal;
import io.millrace.processor.model.Filter;
import io.millrace.processor.model.Sort;
import io.millrace.processor.name.Closest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.RecordComponentElement;

/**
 * What an annotation says of the rows of its relation: {@code where} and {@code orderBy}, by the components of the record
 * that they are of.
 *
 * @param target that record
 * @param mark the annotation
 */
record Narrowing(Foreign target, Mark mark) {

    private static final Pattern NEGATED = Pattern.compile("not\\s+(\\w+)");
    private static final Pattern TEST = Pattern.compile(
            "(\\w+)\\s*(?:(=|<>|!=|<=|>=|<|>)\\s*(.+)|\\b(is\\s+(?:not\\s+)?null)|\\bin\\s*\\((.+)\\))?");
    private static final Pattern ITEM = Pattern.compile("'(?:[^']|'')*'|[^,']+");
    private static final Pattern SORT = Pattern.compile("(\\w+)(\\s+asc|\\s+desc)?(?:\\s+nulls\\s+(first|last))?");

    /** What is asked of the rows. */
    List<Filter> filters() throws Refusal {
        List<Filter> filters = new ArrayList<>();
        for (String condition : mark.texts("where")) {
            filters.add(filter(condition.strip()));
        }
        return filters;
    }

    /** Their order. */
    List<Sort> sorts() throws Refusal {
        List<Sort> sorts = new ArrayList<>();
        for (String order : mark.texts("orderBy")) {
            Matcher sort = SORT.matcher(order.strip());
            if (!sort.matches()) {
                throw Refusal.of(
                        Code.WRONG_RELATION,
                        "is ordered by \"" + order + "\"",
                        "each order is one component of " + target.simpleName(),
                        "orderBy = {\"insertedAt desc\", \"id\"}");
            }
            boolean descending = sort.group(2) != null && sort.group(2).strip().equals("desc");
            String nulls = sort.group(3) == null ? "DEFAULT" : sort.group(3).toUpperCase(Locale.ROOT);
            sorts.add(new Sort(Foreign.column(component(sort.group(1))), descending, nulls));
        }
        return sorts;
    }

    private Filter filter(String condition) throws Refusal {
        Matcher negated = NEGATED.matcher(condition);
        if (negated.matches()) {
            RecordComponentElement component = component(negated.group(1));
            requireTruth(component, condition);
            return new Filter(Foreign.column(component), " = false");
        }
        Matcher test = TEST.matcher(condition);
        if (!test.matches()) {
            throw misread(condition);
        }
        RecordComponentElement component = component(test.group(1));
        String column = Foreign.column(component);
        if (test.group(2) != null) {
            String operator = test.group(2).equals("!=") ? "<>" : test.group(2);
            return new Filter(
                    column,
                    " " + operator + " " + constant(component, test.group(3).strip()));
        }
        if (test.group(4) != null) {
            if (component.asType().getKind().isPrimitive()) {
                throw Refusal.of(
                        Code.WRONG_RELATION,
                        "asks whether " + label(component) + " is null",
                        "it is " + Declared.simpleWithArticle(TypeName.get(component.asType())) + ", which never is",
                        "leave the condition out");
            }
            return new Filter(column, " " + test.group(4).replaceAll("\\s+", " "));
        }
        if (test.group(5) != null) {
            return new Filter(column, " in (" + constants(component, test.group(5), condition) + ")");
        }
        requireTruth(component, condition);
        return new Filter(column, "");
    }

    private String constants(RecordComponentElement component, String list, String condition) throws Refusal {
        List<String> constants = new ArrayList<>();
        Matcher item = ITEM.matcher(list);
        int end = 0;
        while (item.find()) {
            if (!list.substring(end, item.start()).isBlank()
                    && !list.substring(end, item.start()).strip().equals(",")) {
                throw misread(condition);
            }
            if (!item.group().isBlank()) {
                constants.add(constant(component, item.group().strip()));
            }
            end = item.end();
        }
        if (constants.isEmpty()) {
            throw misread(condition);
        }
        return String.join(", ", constants);
    }

    private String constant(RecordComponentElement component, String written) throws Refusal {
        Constant constant = new Constant(component);
        if (!constant.isKnown()) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    "compares " + label(component) + " with a constant",
                    "a constant in an annotation is a number, a text, true, false or one of an enum, and the component is "
                            + Declared.simpleWithArticle(Declared.boxed(component.asType())),
                    "say it where the relation is used: ." + "where(…)");
        }
        return constant.sql(written)
                .orElseThrow(() -> Refusal.of(
                        Code.WRONG_RELATION,
                        "compares " + label(component) + " with " + written,
                        "the component is " + Declared.simpleWithArticle(Declared.boxed(component.asType())),
                        constant.advice()));
    }

    private RecordComponentElement component(String name) throws Refusal {
        for (RecordComponentElement component : target.element().getRecordComponents()) {
            if (component.getSimpleName().contentEquals(name) && !RelationReader.isRelation(component)) {
                return component;
            }
        }
        throw Refusal.of(
                Code.UNKNOWN_COMPONENT,
                "finds no component " + name + " in " + target.simpleName(),
                "what a relation asks and is ordered by are components of the record that it leads to",
                Closest.advice(name, target.components(), "one of " + String.join(", ", target.components())));
    }

    private void requireTruth(RecordComponentElement component, String condition) throws Refusal {
        if (!Declared.boxed(component.asType()).toString().equals("java.lang.Boolean")) {
            throw Refusal.of(
                    Code.WRONG_RELATION,
                    "asks \"" + condition + "\"",
                    label(component) + " is " + Declared.simpleWithArticle(Declared.boxed(component.asType()))
                            + ", which is neither true nor false",
                    "compare it: where = \"" + component.getSimpleName() + " = …\"");
        }
    }

    private Refusal misread(String condition) {
        return Refusal.of(
                Code.WRONG_RELATION,
                "asks \"" + condition + "\", which cannot be read",
                "each condition asks one component of " + target.simpleName() + ", with constants",
                "where = {\"published\", \"views >= 10\", \"state in ('OPEN', 'NEW')\", \"deletedAt is null\"}, or"
                        + " .where(…) where the relation is used");
    }

    private String label(RecordComponentElement component) {
        return target.simpleName() + "." + component.getSimpleName();
    }
}
