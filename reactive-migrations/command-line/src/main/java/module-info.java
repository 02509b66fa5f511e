/** The command line of the migrations. */
module io.millrace.migrate.command {
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires transitive io.millrace.migrate;
    requires transitive org.jspecify;

    exports io.millrace.migrate.command;
}
