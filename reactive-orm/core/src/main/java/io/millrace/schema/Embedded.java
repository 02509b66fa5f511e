package io.millrace.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is kept inside of rows, as a document in a column, and whose fields a changeset casts and checks one by
 * one. The processor writes them: {@code AddressFields} with the constant {@code ADDRESS}.
 *
 * <p>{@link Id} on a component tells one record of a list from the others. A record with secrets is {@link Sensitive} as
 * a whole, on the column that holds it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Embedded {}
