package io.millrace.mesher.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.TestMesher;
import io.millrace.mesher.TestMesher.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every route × everybody: made from the table of routes itself, so that one that is forgotten here fails. */
class AuthorizationTest {

    private static final String SECRET = "only for the members";
    private static final String P = "/api/v1/projects/{project}";

    /** What asks nobody who they are: for SDKs, which have a key, for watchmen, for signing in, the page. */
    private static final List<String> OPEN = List.of(
            "GET /health",
            "GET /ready",
            "GET /metrics",
            "POST /api/{project}/envelope",
            "OPTIONS /api/{project}/envelope",
            "POST /api/{project}/store",
            "OPTIONS /api/{project}/store",
            "POST /api/v1/events",
            "POST /api/v1/events/bulk",
            "POST /api/v1/register",
            "POST /api/v1/login",
            "POST /api/v1/logout",
            "GET /",
            "GET /page/{file}");

    /** Who may, and with which body. */
    private static final Map<String, String[]> NEEDED = new TreeMap<>();

    static {
        need("self", "", "GET /api/v1/me", "GET /api/v1/orgs", "GET /api/v1/projects");
        need(
                "member",
                "",
                "GET /api/v1/orgs/{organization}/members",
                "GET " + P,
                "GET " + P + "/issues",
                "GET " + P + "/events",
                "GET " + P + "/events/search?q=members",
                "GET " + P + "/events/tags?key=a&value=b",
                "GET " + P + "/sessions/{session}/events",
                "GET " + P + "/dashboard/volume",
                "GET " + P + "/dashboard/levels",
                "GET " + P + "/dashboard/top-issues",
                "GET " + P + "/dashboard/tags?key=a",
                "GET " + P + "/dashboard/health",
                "GET " + P + "/settings",
                "GET " + P + "/storage",
                "GET " + P + "/alert-rules",
                "GET " + P + "/alerts",
                "GET /api/v1/issues/{issue}",
                "GET /api/v1/issues/{issue}/events",
                "GET /api/v1/issues/{issue}/timeline",
                "GET /api/v1/events/{event}",
                "POST /api/v1/issues/{issue}/resolve",
                "POST /api/v1/issues/{issue}/archive",
                "POST /api/v1/issues/{issue}/unresolve",
                "POST /api/v1/issues/{issue}/discard",
                "POST /api/v1/alerts/{alert}/acknowledge",
                "POST /api/v1/alerts/{alert}/resolve");
        need("member", "{\"user_id\":null}", "POST /api/v1/issues/{issue}/assign");
        need(
                "admin",
                "",
                "GET " + P + "/api-keys",
                "POST /api/v1/issues/{issue}/delete",
                "POST /api/v1/api-keys/{key}/revoke",
                "POST /api/v1/alert-rules/{rule}/toggle",
                "POST /api/v1/alert-rules/{rule}/delete",
                "POST /api/v1/orgs/{organization}/members/{member}/remove");
        need("admin", "{\"label\":\"x\"}", "POST " + P + "/api-keys");
        need("admin", "{\"retention_days\":7}", "POST " + P + "/settings");
        need("admin", "{\"name\":\"x\",\"condition_type\":\"regression\"}", "POST " + P + "/alert-rules");
        need("admin", "{\"name\":\"x\",\"slug\":\"{fresh}\"}", "POST /api/v1/orgs/{organization}/projects");
        need("admin", "{\"email\":\"{free}\",\"role\":\"member\"}", "POST /api/v1/orgs/{organization}/members");
        need("owner", "{\"role\":\"admin\"}", "POST /api/v1/orgs/{organization}/members/{member}/role");
    }

    private static TestMesher mesher;
    private static final Map<String, String> TOKENS = new HashMap<>();

    private static void need(String role, String body, String... routes) {
        for (String route : routes) {
            NEEDED.put(route, new String[] {role, body});
        }
    }

    @BeforeAll
    static void start() {
        mesher = TestMesher.start();
        TOKENS.put("owner", mesher.token());
        for (String role : List.of("admin", "member")) {
            TOKENS.put(role, mesher.user(role + "@example.org"));
            join(role + "@example.org", role);
        }
        TOKENS.put("nobody", "");
        TOKENS.put("stranger", mesher.user("stranger@example.org"));
        mesher.database().execute("""
                with o as (insert into organizations values (gen_random_uuid(), 'Other', 'other', now()) returning id)
                insert into org_memberships
                select gen_random_uuid(), u.id, o.id, 'OWNER', now() from o, users u where email = 'stranger@example.org'""");
        mesher.database()
                .execute("update projects set name = '" + SECRET + "'; update organizations set name = '" + SECRET
                        + "' where slug = 'default'");
    }

    @AfterAll
    static void stop() {
        mesher.close();
    }

    @Test
    void everyRouteIsNamedHereOnce() {
        List<String> named = Stream.concat(
                        OPEN.stream(), NEEDED.keySet().stream().map(AuthorizationTest::shape))
                .sorted()
                .toList();

        assertThat(mesher.routes().stream().map(AuthorizationTest::shape).sorted())
                .filteredOn(route -> !route.startsWith("GET /stream"))
                .containsExactlyElementsOf(
                        named.stream().map(AuthorizationTest::shape).sorted().toList());
    }

    @TestFactory
    Stream<DynamicTest> everyRouteForEverybody() {
        return NEEDED.entrySet().stream()
                .flatMap(route -> Stream.of("nobody", "stranger", "member", "admin", "owner")
                        .map(who -> DynamicTest.dynamicTest(
                                who + ": " + route.getKey(),
                                () -> check(route.getKey(), route.getValue()[0], route.getValue()[1], who))));
    }

    private static void check(String route, String needed, String body, String who) {
        Map<String, String> things = things();
        String method = route.substring(0, route.indexOf(' '));
        String path = filled(route.substring(route.indexOf(' ') + 1), things);

        Reply reply = method.equals("GET")
                ? mesher.get(path, TOKENS.get(who))
                : mesher.change(path, filled(body, things), TOKENS.get(who));

        if (who.equals("nobody")) {
            assertThat(reply.status()).isEqualTo(401);
        } else if (needed.equals("self")) {
            assertThat(reply.status()).isEqualTo(200);
        } else if (who.equals("stranger")) {
            assertThat(reply.status()).isEqualTo(404);
        } else if (List.of("member", "admin", "owner").indexOf(who)
                < List.of("member", "admin", "owner").indexOf(needed)) {
            assertThat(reply.status()).isEqualTo(403);
        } else {
            assertThat(reply.status()).as(reply.toString()).isBetween(200, 201);
        }
        if (who.equals("nobody") || who.equals("stranger") || reply.status() == 403) {
            assertThat(reply.body().toString()).doesNotContain(SECRET);
        }
    }

    /** One of everything, made for one request alone. */
    private static Map<String, String> things() {
        Map<String, String> things = new HashMap<>();
        for (String name : List.of("issue", "event", "rule", "alert", "key", "member", "user")) {
            things.put(name, UUID.randomUUID().toString());
        }
        things.put("project", "default");
        things.put("organization", "default");
        things.put("session", "s");
        things.put("secret", SECRET);
        things.put("fresh", "p" + UUID.randomUUID());
        things.put("free", UUID.randomUUID() + "@example.org");
        mesher.database().execute(filled("""
                insert into users select '{user}', '{free}', '', 'x', now();
                insert into users select gen_random_uuid(), '{member}', '', 'x', now();
                insert into org_memberships select '{member}', u.id, o.id, 'MEMBER', now()
                  from users u, organizations o where email = '{member}' and slug = 'default';
                insert into issues (id, project_id, fingerprint, title, level, first_seen, last_seen)
                  select '{issue}', id, '{issue}', '{secret}', 'ERROR', now(), now() from projects where slug = 'default';
                insert into events (id, project_id, issue_id, occurred_at, level, message, fingerprint, exceptions,
                    breadcrumbs, tags, extra, contexts, received_at, session_id)
                  select '{event}', id, '{issue}', now(), 'ERROR', '{secret}', '{}', '[]', '[]', '{"a":"b"}', '{}', '{}',
                    now(), 's' from projects where slug = 'default';
                insert into alert_rules (id, project_id, name, condition_type, created_at)
                  select '{rule}', id, '{secret}', 'REGRESSION', now() from projects where slug = 'default';
                insert into alerts (id, rule_id, project_id, message, condition_snapshot, triggered_at)
                  select '{alert}', '{rule}', id, '{secret}', '{"conditionType":"regression"}', now()
                  from projects where slug = 'default';
                insert into api_keys select '{key}', id, '{key}', 'mshr', '{secret}', now()
                  from projects where slug = 'default'""", things));
        return things;
    }

    private static void join(String email, String role) {
        mesher.database().execute("""
                insert into org_memberships select gen_random_uuid(), u.id, o.id, upper('%s'), now()
                from users u, organizations o where email = '%s' and slug = 'default'""".formatted(role, email));
    }

    private static String filled(String text, Map<String, String> things) {
        String filled = text;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return filled;
    }

    /** The route with every variable called the same, and without its query. */
    private static String shape(String route) {
        return route.replaceAll("\\?.*", "").replaceAll("\\{[a-z]+}", "{}");
    }
}
