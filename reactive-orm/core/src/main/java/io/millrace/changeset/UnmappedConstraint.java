package io.millrace.changeset;

import io.millrace.column.Column;
import io.millrace.error.ConstraintViolation;
import io.millrace.error.Problem;
import io.millrace.table.IndexDefinition;
import io.millrace.table.ReferenceDefinition;
import io.millrace.table.TableDefinition;
import io.millrace.table.UniqueDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** The failure for a violated constraint that a changeset does not know: it says which line is missing. */
final class UnmappedConstraint {

    private UnmappedConstraint() {}

    static ConstraintViolation of(
            ConstraintViolation violation,
            TableDefinition table,
            List<? extends Column<?, ?>> columns,
            List<Constraint.Rule> rules) {
        String declared = rules.stream()
                .flatMap(rule -> rule.constraints().stream())
                .map(Constraint::toString)
                .collect(Collectors.joining(", "));
        Problem problem = violation.problem();
        return new ConstraintViolation(
                new Problem(
                        problem.code(),
                        problem.what(),
                        problem.query(),
                        problem.because() + "\nthe changeset declares "
                                + (declared.isEmpty() ? "no constraint" : "these constraints: " + declared),
                        violation.constraint() == null
                                ? problem.fix()
                                : "to have it as the error of a field, add to the changeset: "
                                        + line(violation, table, columns)),
                violation.kind(),
                violation.table(),
                violation.column(),
                violation.constraint(),
                violation);
    }

    private static String line(
            ConstraintViolation violation, TableDefinition table, List<? extends Column<?, ?>> columns) {
        String name = violation.constraint();
        for (UniqueDefinition unique : table.uniques()) {
            if (unique.name().equals(name)) {
                return ".unique(" + constants(unique.columns(), columns) + ")";
            }
        }
        for (ReferenceDefinition reference : table.references()) {
            if (reference.name().equals(name)) {
                return ".references(" + constants(reference.columns(), columns) + ")";
            }
        }
        for (IndexDefinition index : table.indexes()) {
            if (index.unique() && index.name().equals(name)) {
                return ".unique(" + constants(ConstraintNames.plain(index), columns) + ")";
            }
        }
        for (Column<?, ?> column : columns) {
            String conventional = table.name() + "_" + column.column().name();
            if ((conventional + "_check").equals(name)) {
                return ".checked(" + column.column().constant() + ")";
            }
            if ((conventional + "_excl").equals(name)) {
                return ".excluded(" + column.column().constant() + ")";
            }
        }
        return ".constraint(" + columns.get(0).column().constant().replaceAll("\\..*", ".…") + ", Constraint.named(\""
                + name + "\"), \"…\")";
    }

    private static String constants(List<String> names, List<? extends Column<?, ?>> columns) {
        return names.stream()
                .map(name -> columns.stream()
                        .filter(column -> column.column().name().equals(name))
                        .map(column -> column.column().constant())
                        .findFirst()
                        .orElse("…"))
                .collect(Collectors.joining(", "));
    }
}
