package io.millrace.repo;

import static io.millrace.blog.AccountTable.ACCOUNT;
import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.PostTable.POST;
import static io.millrace.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.blog.Account;
import io.millrace.blog.AccountDraft;
import io.millrace.blog.EmptyBlog;
import io.millrace.type.Types;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whatever fails, a value is in no message, in no cause and in no log. */
class SecretTest {

    private static final String SECRET = "canary-7f3a";
    private static final EmptyBlog BLOG = new EmptyBlog();

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    void aValueIsNeverPrinted() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        StringWriter failures = new StringWriter();
        Repo repo = Repo.open(BLOG.options().withSlowStatements(Duration.ZERO));
        try {
            BLOG.database()
                    .execute("create unique index one_secret on accounts (secret);"
                            + "alter table accounts add check (secret <> '" + SECRET + "!')");
            now(repo.insert(account(SECRET)));
            List<Publisher<?>> failing = List.of(
                    repo.insert(account(SECRET)),
                    repo.insert(account(SECRET + "!")),
                    repo.insert(account(SECRET + "\0")),
                    repo.insertAll(ACCOUNT, List.of(account(SECRET), account(SECRET))),
                    repo.insert(POST.draft().title(SECRET.repeat(20))),
                    repo.sql("select {}::int4", SECRET).execute(),
                    repo.sql("select {}::jsonb", SECRET).execute(),
                    repo.sql("select {} from nowhere", SECRET).execute(),
                    repo.sql("select secret from accounts").as(Types.INT4),
                    repo.updateAll(from(ACCOUNT).everyRow()).set(ACCOUNT.secret.to(SECRET + "!")),
                    repo.one(from(ACCOUNT).where(ACCOUNT.secret.eq(SECRET)).select(ACCOUNT.secret.cast(Types.INT4))),
                    repo.page(from(ACCOUNT).orderBy(ACCOUNT.secret.asc()), Cursor.firstPage(), 1),
                    repo.transaction(repo.insert(account(SECRET))),
                    repo.page(from(POST), Cursor.after(SECRET), 1));
            for (Publisher<?> one : failing) {
                Throwable failure = Flux.from(one)
                        .then()
                        .<Throwable>map(done -> new AssertionError("did not fail"))
                        .onErrorResume(Mono::just)
                        .defaultIfEmpty(new AssertionError("did not fail"))
                        .block();
                assertThat(failure).isNotNull().isNotInstanceOf(AssertionError.class);
                failure.printStackTrace(new PrintWriter(failures));
            }
            failures.append(account(SECRET).toString());
            failures.append(ACCOUNT.secret.to(SECRET).toString());
            failures.append(from(ACCOUNT).where(ACCOUNT.secret.eq(SECRET)).toString());
            failures.append(repo.toSql(repo.insert(account(SECRET))).toString());
            failures.append(
                    repo.all(from(ACCOUNT).where(ACCOUNT.secret.eq(SECRET))).toString());
        } finally {
            repo.close().block();
            System.setErr(before);
        }

        assertThat(failures.toString())
                .contains("ORM-301", "ORM-303", "ORM-801", "ORM-602")
                .doesNotContain(SECRET);
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("io.millrace.slow")
                .doesNotContain(SECRET);
    }

    private static AccountDraft account(String secret) {
        return ACCOUNT.draft().role(Account.Role.READER).secret(secret);
    }
}
