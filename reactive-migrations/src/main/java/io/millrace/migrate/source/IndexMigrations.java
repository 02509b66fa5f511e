package io.millrace.migrate.source;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lists the migrations of a package while it is compiled, so that no class path is searched when the program starts.
 *
 * <pre>{@code
 * @IndexMigrations
 * package app.migration;
 * }</pre>
 *
 * <p>The processor writes a class {@code IndexedMigrations} beside them, a {@link MigrationSource}, and makes it known to
 * {@link MigrationSource#indexed()}. A module that is named adds a line to its {@code module-info}: {@code provides
 * MigrationSource with app.migration.IndexedMigrations}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PACKAGE)
public @interface IndexMigrations {}
