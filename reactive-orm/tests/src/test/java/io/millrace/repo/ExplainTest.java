package io.millrace.repo;

import static io.millrace.blog.EmptyBlog.now;
import static io.millrace.blog.UserTable.USER;
import static io.millrace.query.Query.from;
import static io.millrace.repo.Explain.ANALYZE;
import static io.millrace.repo.Explain.GENERIC;
import static io.millrace.repo.Explain.JSON;
import static io.millrace.repo.Explain.SUMMARY;
import static io.millrace.repo.Explain.VERBOSE;
import static io.millrace.repo.Explain.YAML;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.behaviour.Behaviour;
import io.millrace.blog.EmptyBlog;
import io.millrace.error.InvalidQuery;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainTest {

    private static final EmptyBlog BLOG = new EmptyBlog();
    private static final Repo REPO = BLOG.repo();

    @BeforeEach
    void empty() {
        BLOG.empty();
    }

    @AfterAll
    static void close() {
        BLOG.close();
    }

    @Test
    @Behaviour("explain_test.exs:8")
    void aPlanIsText() {
        var query = from(USER).where(USER.name.eq("x")).limit(1);

        assertThat(now(REPO.explain(query))).startsWith("Limit  (cost=").contains("\n  ->  Seq Scan on users");
        assertThat(now(REPO.explain(query, ANALYZE, VERBOSE, SUMMARY)))
                .contains("actual")
                .contains("Output: ")
                .contains("Execution Time: ");
        assertThat(now(REPO.explain(REPO.insert(USER.draft().name("x"))))).startsWith("Insert on users");
        assertThat(now(REPO.explain(REPO.deleteAll(from(USER).everyRow())))).startsWith("Delete on users");
    }

    @Test
    @Behaviour(value = "explain_test.exs:85", differs = "what an explained write does is always undone")
    void whatAnExplainedWriteDoesIsUndone() {
        now(REPO.insert(USER.draft().name("Ann")));

        assertThat(now(REPO.explain(REPO.deleteAll(from(USER).everyRow()), ANALYZE)))
                .contains("actual");
        assertThat(now(REPO.explain(
                        REPO.insertAll(
                                USER,
                                List.of(
                                        USER.draft().name("a"),
                                        USER.draft().name("b").customId(null))),
                        ANALYZE)))
                .contains("Insert on users")
                .contains("\nInsert on users");
        assertThat(now(REPO.transaction(
                        REPO.explain(REPO.updateAll(from(USER).everyRow()).set(USER.name.to("x")), ANALYZE)
                                .then(REPO.all(from(USER).select(USER.name)).single()))))
                .isEqualTo("Ann");
        assertThat(now(REPO.count(from(USER)))).isEqualTo(1);
    }

    @Test
    @Behaviour({"explain_test.exs:66", "explain_test.exs:76"})
    void aPlanCanBeADocument() throws Exception {
        JsonNode plan = new ObjectMapper().readTree(now(REPO.explain(from(USER), JSON)));

        assertThat(plan.at("/0/Plan/Node Type").asText()).isEqualTo("Seq Scan");
        assertThat(now(REPO.explain(from(USER), YAML))).startsWith("- Plan:");
        assertThatThrownBy(() -> now(REPO.explain(from(USER), JSON, YAML)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: explain is asked for more than one format
                          because: a plan comes as JSON, as YAML or as text
                          fix: leave one of them out""");
    }

    @Test
    @Behaviour({"explain_test.exs:31", "explain_test.exs:53"})
    void aPlanIsForItsValuesOrForAny() {
        var query = from(USER).where(USER.name.eq("x"), USER.id.gt(3L));

        assertThat(now(REPO.explain(query))).contains("name = 'x'::text").contains("id > '3'::bigint");
        assertThat(now(REPO.explain(query, GENERIC))).contains("name = $1").contains("id > $2");
        assertThat(now(REPO.explain(from(USER), GENERIC, VERBOSE))).contains("Output: ");
        assertThat(now(REPO.explain(REPO.insert(USER.draft().name("x")), GENERIC)))
                .startsWith("Insert on users");
        assertThat(now(REPO.transaction(REPO.explain(query, GENERIC).then(REPO.explain(query, GENERIC, JSON)))))
                .startsWith("[");
        assertThat(now(REPO.count(from(USER)))).isZero();
    }

    @Test
    @Behaviour("explain_test.exs:45")
    void aPlanForAnyValuesIsNotRun() {
        assertThatThrownBy(() -> now(REPO.explain(from(USER), GENERIC, ANALYZE)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("""
                        ORM-111: explain is asked to run a plan for any values
                          because: what is run has values of its own
                          fix: leave GENERIC or ANALYZE out""");
    }
}
