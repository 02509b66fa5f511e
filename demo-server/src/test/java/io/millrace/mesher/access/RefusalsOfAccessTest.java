package io.millrace.mesher.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.mesher.TestMesher;
import io.millrace.mesher.TestMesher.Reply;
import io.millrace.mesher.live.Told;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody may not who may a lot otherwise. */
@Timeout(180)
class RefusalsOfAccessTest {

    private static final String MEMBERS = "/api/v1/orgs/default/members";
    private static final String STREAM = "/stream/projects/default";

    private final TestMesher mesher = TestMesher.start();

    @AfterEach
    void stop() {
        mesher.close();
    }

    @Test
    void whoIsAdminOrOwnerIsTheOwnersAffair() {
        String admin = joined("admin@example.org", "ADMIN");
        joined("second@example.org", "ADMIN");
        mesher.user("new@example.org");
        mesher.user("free@example.org");

        for (String role : List.of("admin", "owner")) {
            refused(mesher.change(MEMBERS, added("new@example.org", role), admin), 403, "not_allowed");
        }
        refused(remove("second@example.org", admin), 403, "not_allowed");
        refused(remove("owner@localhost", admin), 403, "not_allowed");
        refused(role("second@example.org", "member", admin), 403, "not_allowed");

        assertThat(mesher.change(MEMBERS, added("new@example.org", "member"), admin)
                        .status())
                .isEqualTo(201);
        assertThat(remove("new@example.org", admin).status()).isEqualTo(200);
        assertThat(mesher.change(MEMBERS, added("free@example.org", "owner")).status())
                .isEqualTo(201);
        assertThat(role("second@example.org", "owner", mesher.token()).status()).isEqualTo(200);
    }

    @Test
    void somebodyOwnsAnOrganizationAlways() {
        refused(remove("owner@localhost", mesher.token()), 409, "last_owner");
        refused(role("owner@localhost", "admin", mesher.token()), 409, "last_owner");
        assertThat(role("owner@localhost", "owner", mesher.token()).status()).isEqualTo(200);
        assertThat(mesher.value("select role from org_memberships")).isEqualTo("OWNER");
    }

    @Test
    void ofTwoOwnersWhoLeaveAtOnceOneStays() {
        String second = joined("second@example.org", "OWNER");

        List<Integer> statuses = Stream.of(
                        List.of("owner@localhost", mesher.token()), List.of("second@example.org", second))
                .parallel()
                .map(one -> remove(one.get(0), one.get(1)).status())
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        assertThat(mesher.value("select count(*) from org_memberships where role = 'OWNER'"))
                .isEqualTo("1");
    }

    @Test
    void aMemberOfAnotherOrganizationIsNoneHere() {
        String stranger = stranger("stranger@example.org");
        String theirs = membership("stranger@example.org");

        refused(mesher.change(MEMBERS + "/" + theirs + "/remove", ""), 404, "unknown_member");
        refused(mesher.change(MEMBERS + "/" + theirs + "/role", "{\"role\":\"member\"}"), 404, "unknown_member");
        refused(mesher.change(MEMBERS + "/no-uuid/remove", ""), 404, "unknown_member");
        refused(
                mesher.change(MEMBERS + "/" + membership("owner@localhost") + "/remove", "", stranger),
                404,
                "unknown_organization");
        assertThat(mesher.value("select count(*) from org_memberships")).isEqualTo("2");
    }

    @Test
    void anIssueIsNotAssignedToAnOutsider() {
        stranger("stranger@example.org");
        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"x\"}");
        String path = "/api/v1/issues/" + mesher.value("select id from issues") + "/assign";
        String outsider = mesher.value("select id from users where email = 'stranger@example.org'");

        Reply reply = mesher.change(path, "{\"user_id\":\"" + outsider + "\"}");

        refused(reply, 422, "invalid_fields");
        assertThat(reply.body().path("fields")).hasToString("{\"user_id\":[\"is nobody of this organization\"]}");
        assertThat(mesher.database().column("select id from issues where assigned_to is not null"))
                .isEmpty();
    }

    @Test
    void nobodyRegistersWhereRegistrationIsClosed() {
        try (TestMesher closed = TestMesher.start(Map.of("MESHER_REGISTRATION", "closed"))) {
            refused(
                    closed.change(
                            "/api/v1/register",
                            "{\"email\":\"ann@example.org\",\"display_name\":\"Ann\",\"password\":\"a long enough one\"}",
                            ""),
                    403,
                    "registration_closed");
            assertThat(closed.database().column("select email from users")).containsExactly("owner@localhost");
        }
    }

    @Test
    void whoMayListen() throws Exception {
        refused(mesher.get(STREAM, ""), 401, "not_signed_in");
        refused(mesher.get(STREAM, "no token"), 401, "not_signed_in");
        refused(mesher.get(STREAM, stranger("stranger@example.org")), 404, "unknown_project");
        refused(mesher.get("/stream/projects/none"), 404, "unknown_project");

        HttpResponse<String> foreign = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(mesher.url() + STREAM))
                                .header("Authorization", "Bearer " + mesher.token())
                                .header("Origin", "http://evil.example")
                                .build(),
                        BodyHandlers.ofString());
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("\"foreign_origin\"");
    }

    @Test
    void whoIsTakenOutHearsNoMore() throws Exception {
        String member = joined("member@example.org", "MEMBER");
        Told told = new Told();
        mesher.listen(STREAM, member, told);
        told.next("joined");
        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"for members\"}");
        told.next("event");

        assertThat(remove("member@example.org", mesher.token()).status()).isEqualTo(200);

        told.closed().get(90, TimeUnit.SECONDS);
        mesher.envelope("{}\n{\"type\":\"event\"}\n{\"message\":\"not for them\"}");
        assertThat(told.waiting()).isZero();
        refused(mesher.get(STREAM, member), 404, "unknown_project");
    }

    private static void refused(Reply reply, int status, String error) {
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
        assertThat(reply.error()).isEqualTo(error);
    }

    private static String added(String email, String role) {
        return "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(email, role);
    }

    private Reply remove(String email, String token) {
        return mesher.change(MEMBERS + "/" + membership(email) + "/remove", "", token);
    }

    private Reply role(String email, String role, String token) {
        return mesher.change(MEMBERS + "/" + membership(email) + "/role", "{\"role\":\"" + role + "\"}", token);
    }

    private String membership(String email) {
        return mesher.value(
                "select m.id from org_memberships m join users u on u.id = m.user_id where email = '" + email + "'");
    }

    /** Somebody in the first organization. */
    private String joined(String email, String role) {
        String token = mesher.user(email);
        mesher.database().execute("""
                insert into org_memberships select gen_random_uuid(), u.id, o.id, '%s', now()
                from users u, organizations o where email = '%s' and slug = 'default'""".formatted(role, email));
        return token;
    }

    /** The owner of another organization. */
    private String stranger(String email) {
        String token = mesher.user(email);
        mesher.database().execute("""
                with o as (insert into organizations values (gen_random_uuid(), 'Other', 'other', now()) returning id)
                insert into org_memberships
                select gen_random_uuid(), u.id, o.id, 'OWNER', now() from o, users u where email = '%s'""".formatted(email));
        return token;
    }
}
