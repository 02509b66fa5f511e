package io.millrace.benchmark.micro;

import io.millrace.benchmark.millrace.Checks;
import io.millrace.benchmark.millrace.Registration;
import io.millrace.changeset.Changeset;
import io.millrace.changeset.Params;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Ten fields and eight checks: a changeset, which also casts them from texts, beside Hibernate Validator. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CheckCosts {

    private final Validator validator = Validation.byProvider(HibernateValidator.class)
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();

    /** Cast and checked. */
    @Benchmark
    public Changeset<Registration> castAndCheckTenFields() {
        return Checks.changes(Params.of(Checks.INPUT));
    }

    /** Made already, and only checked. */
    @Benchmark
    public Set<ConstraintViolation<Registration>> checkTenFieldsWithHibernateValidator() {
        return validator.validate(Checks.RECORD);
    }
}
