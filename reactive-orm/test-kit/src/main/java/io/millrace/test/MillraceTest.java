package io.millrace.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A JUnit 5 test class with a PostgreSQL database of its own.
 *
 * <pre>{@code
 * @MillraceTest(script = "/shop.sql")
 * class OrderTest {
 *
 *     @Test
 *     void anOrderIsKept(Repo repo, Queries queries) {
 *         Order order = repo.insert(ORDER.draft().item("tea")).block();
 *
 *         assertThat(repo.get(ORDER, order.id()).block()).isEqualTo(order);
 *         assertThat(queries.count()).isEqualTo(2);
 *     }
 * }
 * }</pre>
 *
 * <p>A test, or a method before or after it, may have parameters of these types:
 *
 * <ul>
 *   <li>{@link io.millrace.repo.Repo}: the database. Unless {@link #sandbox()} says no, the work of a test is rolled back
 *       after it: it runs inside one transaction, in which every statement and every transaction of the test is a
 *       savepoint. So a test sees its own work, a statement that fails does not spoil the next, and nobody else sees
 *       any of it. In {@code @BeforeAll} the repo is a plain one: what is written there stays for the tests of the class;
 *   <li>{@link Queries}: the statements and round trips of the test, as they went over the wire;
 *   <li>{@link io.millrace.test.database.TestDatabase}: the database from outside, which sees what is committed.
 * </ul>
 *
 * <p>All classes with the same preparation have copies of one template. Which server it is, {@link
 * io.millrace.test.database.PostgresServer} says.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(MillraceExtension.class)
public @interface MillraceTest {

    /** A resource of SQL statements that make the tables; found as {@link Class#getResource} finds it from the test. */
    String script() default "";

    /** SQL statements that make the tables, after those of {@link #script()}. */
    String sql() default "";

    /** What else prepares the database, once for all classes that name it: a class with a constructor without parameters. */
    Class<? extends Preparation> preparation() default Preparation.None.class;

    /** Whether the work of each test is rolled back. Where it is not, the tests of the class see each other's. */
    boolean sandbox() default true;
}
