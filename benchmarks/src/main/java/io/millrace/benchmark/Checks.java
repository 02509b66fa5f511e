package io.millrace.benchmark;

import static io.millrace.benchmark.RegistrationTable.REGISTRATION;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Length;
import io.millrace.changeset.Params;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Ten fields with eight checks: an input that is cast and checked by a changeset, beside a record that is made already
 * and only checked by Hibernate Validator.
 */
final class Checks {

    /** What a form sends. */
    static final Map<String, Object> INPUT = Map.of(
            "name", "Ann Miller",
            "email", "ann@example.org",
            "age", "30",
            "city", "Paris",
            "street", "1 Rue de la Paix",
            "zip", "75002",
            "country", "France",
            "phone", "+33 1 23 45 67 89",
            "newsletter", "true",
            "remark", "None so far.");

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final int OPERATIONS = 20_000;
    private static final int WARMING = 10;
    private static final int ROUNDS = 21;

    private static final Registration RECORD = new Registration(
            0,
            "Ann Miller",
            "ann@example.org",
            30,
            "Paris",
            "1 Rue de la Paix",
            "75002",
            "France",
            "+33 1 23 45 67 89",
            true,
            "None so far.");

    private Checks() {}

    /** The changes of one input, cast and checked. */
    static Changeset<Registration> changes(Params params) {
        return REGISTRATION
                .cast(
                        params,
                        REGISTRATION.name,
                        REGISTRATION.email,
                        REGISTRATION.age,
                        REGISTRATION.city,
                        REGISTRATION.street,
                        REGISTRATION.zip,
                        REGISTRATION.country,
                        REGISTRATION.phone,
                        REGISTRATION.newsletter,
                        REGISTRATION.remark)
                .required(REGISTRATION.name)
                .required(REGISTRATION.email)
                .length(REGISTRATION.name, 2, 80)
                .format(REGISTRATION.email, EMAIL)
                .min(REGISTRATION.age, 13)
                .max(REGISTRATION.age, 150)
                .length(REGISTRATION.city, Length.atMost(40))
                .length(REGISTRATION.remark, Length.atMost(500));
    }

    /** A line on how both do, each in turn. */
    static String table() {
        try (ValidatorFactory factory = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            return table(validator);
        }
    }

    private static String table(Validator validator) {
        Turn[] beans = new Turn[ROUNDS];
        Turn[] changesets = new Turn[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = -WARMING; round < ROUNDS; round++) {
            Turn bean = Turn.of(
                    OPERATIONS, () -> times(() -> validator.validate(RECORD).isEmpty()));
            Turn changeset = Turn.of(
                    OPERATIONS, () -> times(() -> changes(Params.of(INPUT)).isValid()));
            if (round >= 0) {
                beans[round] = bean;
                changesets[round] = changeset;
                ratios[round] = changeset.perSecond() / bean.perSecond();
            }
        }
        return "\n| what | Hibernate Validator, in a second | Millrace, in a second | ratio | bytes with Hibernate Validator"
                + " | bytes with Millrace |\n|---|---:|---:|---:|---:|---:|\n"
                + String.format(
                        Locale.ROOT,
                        "| ten fields and eight checks; Millrace also casts them from texts | %,.0f | %,.0f | %.2f |"
                                + " %,.0f | %,.0f |%n",
                        Turn.median(beans, Turn::perSecond),
                        Turn.median(changesets, Turn::perSecond),
                        Turn.median(ratios),
                        Turn.median(beans, Turn::bytes),
                        Turn.median(changesets, Turn::bytes));
    }

    private static void times(Check check) {
        for (int i = 0; i < OPERATIONS; i++) {
            if (!check.passes()) {
                throw new IllegalStateException("what is right is called wrong");
            }
        }
    }

    @FunctionalInterface
    private interface Check {

        boolean passes();
    }
}
