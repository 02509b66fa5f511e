package io.millrace.mesher.page;

import io.millrace.mesher.TestMesher;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop on a day on which something goes wrong, for the pictures. */
final class Showcase {

    private Showcase() {}

    /** Sends its events, and spreads them over the day. */
    static OnThePage.Project fill(TestMesher mesher, OnThePage.Project project) {
        say(mesher, project, 9, "info", "Catalogue was rebuilt in 41 s");
        fail(mesher, project, 3, "fatal", "OutOfMemoryError", "Java heap space", "shop.search.Index", "rebuild");
        fail(
                mesher,
                project,
                14,
                "warning",
                "TimeoutException",
                "inventory did not answer in 2,000 ms",
                "shop.stock.Inventory",
                "reserve");
        fail(
                mesher,
                project,
                5,
                "error",
                "NullPointerException",
                "Cannot invoke \"shop.Customer.name()\" because the return value of \"shop.Orders.customer(long)\" is null",
                "shop.mail.Receipt",
                "address");
        fail(
                mesher,
                project,
                8,
                "error",
                "IllegalStateException",
                "order 17 has no address",
                "shop.order.Orders",
                "ship");
        fail(
                mesher,
                project,
                23,
                "error",
                "PaymentDeclined",
                "card ending in 4242: insufficient funds",
                "shop.payment.Charges",
                "charge");
        mesher.database().execute("""
                insert into events
                select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
                    'received_at', now() - interval '1 hour' * h))).*
                from events e, generate_series(1, 22) h
                where e.project_id = (select id from projects where slug = '%1$s')
                and (hashtext(e.id::text || h) & 15) < (array[3,2,2,3,4,6,9,12,10,7,6,5,4,2,1,1,1,1,2,3,3,2])[h];
                update issues set first_seen = first_seen - interval '19 hours',
                    event_count = (select count(*) from events where issue_id = issues.id)
                where project_id = (select id from projects where slug = '%1$s')""".formatted(project.slug()));
        return project;
    }

    private static void say(TestMesher mesher, OnThePage.Project project, int times, String level, String message) {
        for (int i = 0; i < times; i++) {
            OnThePage.send(mesher, project, Map.of("level", level, "message", message, "environment", "production"));
        }
    }

    private static void fail(
            TestMesher mesher,
            OnThePage.Project project,
            int times,
            String level,
            String type,
            String value,
            String thrower,
            String method) {
        String file = thrower.substring(thrower.lastIndexOf('.') + 1) + ".java";
        List<Map<String, Object>> frames = List.of(
                frame("java.lang.Thread", "run", "Thread.java", 840, false, ""),
                frame(
                        "java.util.concurrent.ThreadPoolExecutor",
                        "runWorker",
                        "ThreadPoolExecutor.java",
                        1136,
                        false,
                        ""),
                frame("reactor.netty.http.server.HttpServer", "handle", "HttpServer.java", 1089, false, ""),
                frame(
                        "shop.checkout.Checkout",
                        "pay",
                        "Checkout.java",
                        71,
                        true,
                        "return charges.charge(order.card(), order.total());"),
                frame(thrower, method, file, 42, true, "throw new " + type + "(card.last4(), answer.reason());"));
        Map<String, Object> event = new HashMap<>(Map.of(
                "level", level,
                "platform", "java",
                "environment", "production",
                "release", "shop@4.12.0",
                "server_name", "web-3",
                "transaction", "POST /checkout",
                "sdk", Map.of("name", "sentry.java", "version", "8.49.0"),
                "tags", Map.of("region", "eu-west", "browser", "Firefox", "customer", "gold"),
                "user", Map.of("id", "4711", "email", "ann@example.org")));
        double now = Instant.now().toEpochMilli() / 1000.0;
        event.put(
                "breadcrumbs",
                List.of(
                        Map.of("timestamp", now - 61, "category", "navigation", "message", "/cart"),
                        Map.of("timestamp", now - 21, "category", "ui.click", "message", "button.pay"),
                        Map.of(
                                "timestamp",
                                now - 20,
                                "category",
                                "http",
                                "level",
                                "warning",
                                "message",
                                "POST https://pay.example/charge",
                                "data",
                                Map.of("status_code", 402))));
        event.put(
                "exception",
                Map.of(
                        "values",
                        List.of(Map.of(
                                "type",
                                type,
                                "value",
                                value,
                                "module",
                                "shop",
                                "stacktrace",
                                Map.of("frames", frames)))));
        for (int i = 0; i < times; i++) {
            OnThePage.send(mesher, project, event);
        }
    }

    private static Map<String, Object> frame(
            String module, String function, String file, int line, boolean own, String code) {
        Map<String, Object> frame = new HashMap<>(
                Map.of("module", module, "function", function, "filename", file, "lineno", line, "in_app", own));
        if (own) {
            frame.put("context_line", code);
        }
        return frame;
    }
}
