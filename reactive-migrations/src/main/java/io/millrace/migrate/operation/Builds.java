package io.millrace.migrate.operation;

import io.millrace.migrate.sql.SqlText;
import io.millrace.migrate.sql.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which index a statement builds. */
final class Builds {

    private Builds() {}

    /** The index of a {@code create index concurrently}, in the schema of its table; null where it is not named. */
    static @Nullable String nameOf(SqlText statement) {
        List<Token> tokens = statement.tokens();
        int at = statement.indexOf("concurrently") + 1;
        if (statement.indexOf("if not exists") == at) {
            at += 3;
        }
        int on = statement.indexOf("on");
        if (on <= at) {
            return null;
        }
        String name = tokens.get(at).text();
        int table = tokens.get(on + 1).is("only") ? on + 2 : on + 1;
        boolean qualified = table + 1 < tokens.size() && tokens.get(table + 1).is(".");
        return qualified ? tokens.get(table).text() + "." + name : name;
    }
}
