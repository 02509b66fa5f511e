package io.millrace.benchmark.millrace;

import static io.millrace.benchmark.millrace.RegistrationTable.REGISTRATION;

import io.millrace.changeset.Changeset;
import io.millrace.changeset.Length;
import io.millrace.changeset.Params;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Ten fields with eight checks: an input that is cast and checked by a changeset, beside a record that is made already
 * and only checked by Hibernate Validator.
 */
public final class Checks {

    /** What a form sends. */
    public static final Map<String, Object> INPUT = Map.of(
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

    /** The same as a record. */
    public static final Registration RECORD = new Registration(
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
    public static Changeset<Registration> changes(Params params) {
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
}
