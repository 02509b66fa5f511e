package io.millrace.migrate.command;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who the database is asked as.
 *
 * @param user the user
 * @param password the password, or null for none
 */
record Login(String user, @Nullable String password) {

    /** As the URL says, or where it does not, the variables of libpq do. */
    static Login of(Map<String, String> variables) {
        String before = between(variables.getOrDefault("DATABASE_URL", ""));
        int colon = before.indexOf(':');
        String user = colon < 0 ? before : before.substring(0, colon);
        String password = colon < 0 ? "" : before.substring(colon + 1);
        return new Login(
                user.isEmpty() ? variables.getOrDefault("PGUSER", System.getProperty("user.name")) : decoded(user),
                password.isEmpty() ? variables.get("PGPASSWORD") : decoded(password));
    }

    /** With what is given of the two; the other stays. */
    Login with(Optional<String> otherUser, Optional<String> otherPassword) {
        return new Login(otherUser.orElse(user), otherPassword.isPresent() ? otherPassword.get() : password);
    }

    /** What stands between the scheme of a URL and its host. */
    private static String between(String url) {
        int start = url.indexOf("://") + 3;
        if (start < 3) {
            return "";
        }
        int slash = url.indexOf('/', start);
        int question = url.indexOf('?', start);
        int end = slash >= 0 ? slash : question >= 0 ? question : url.length();
        int at = url.lastIndexOf('@', end);
        return at < start ? "" : url.substring(start, at);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user;
    }
}
