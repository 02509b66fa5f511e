package io.millrace.benchmark.contest;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a contender sits: reads one order a line, carries it out, and answers with one line.
 *
 * <pre>
 * open URL ROWS                                  opened
 * offers TASK SIZE                               true
 * answer TASK SIZE INFLIGHT                      [World[id=1, …]] #3f…
 * turn TASK SIZE INFLIGHT MILLIS OPERATIONS      OPERATIONS NANOS BYTES
 * load TASK SIZE PERSECOND MILLIS                OPERATIONS MEDIAN P99 P999 MOST
 * close                                          closed
 * </pre>
 *
 * <p>What goes wrong is answered with {@code failed} and the reason. The end of the input ends the program.
 */
public final class Seat {

    private static final long PATIENCE_SECONDS = 120;

    private final Contender.Entry entry;
    private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();
    private @Nullable Contender contender;

    private Seat(Contender.Entry entry) {
        this.entry = entry;
    }

    /** Serves until the input ends. Whatever else writes to standard output is sent to standard error. */
    public static void serve(Contender.Entry entry) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Seat seat = new Seat(entry);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            answers.println(seat.carryOut(order));
        }
        seat.close();
        System.exit(0);
    }

    private String carryOut(String order) {
        try {
            String[] words = order.split(" ");
            return switch (words[0]) {
                case "open" -> open(words[1], Integer.parseInt(words[2]));
                case "offers" -> Boolean.toString(find(words) != null);
                case "answer" -> answer(words);
                case "turn" -> turn(words);
                case "load" -> load(words);
                case "close" -> close();
                default -> "failed no such order: " + words[0];
            };
        } catch (Exception | LinkageError failure) {
            failure.printStackTrace();
            return "failed " + failure.toString().replace('\n', ' ');
        }
    }

    private String open(String url, int worlds) {
        Keys.worlds(worlds);
        contender = entry.open(url);
        return "opened";
    }

    private String close() {
        if (contender != null) {
            contender.close();
            contender = null;
        }
        return "closed";
    }

    /** The first operations, started in one go, as they are in a turn; their answers in the order of their numbers. */
    private String answer(String[] words) throws Exception {
        Work work = work(words);
        int inFlight = Integer.parseInt(words[3]);
        List<CompletableFuture<Object>> answers = new ArrayList<>(inFlight);
        for (int number = 0; number < inFlight; number++) {
            answers.add(new CompletableFuture<>());
        }
        for (int number = 0; number < inFlight; number++) {
            work.start(number, new Waited(answers.get(number)));
        }
        List<String> texts = new ArrayList<>(inFlight);
        for (CompletableFuture<Object> answer : answers) {
            texts.add(answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).toString());
        }
        return Answer.of(String.join("\n", texts));
    }

    private String turn(String[] words) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words[4]));
        Turn turn =
                Course.run(work(words), numbers(words), Integer.parseInt(words[3]), nanos, Integer.parseInt(words[5]));
        return turn.operations() + " " + turn.nanos() + " " + turn.bytes();
    }

    private String load(String[] words) {
        long nanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words[4]));
        Latency latency = OpenLoad.run(work(words), numbers(words), Double.parseDouble(words[3]), nanos);
        return latency.operations() + " " + latency.median() + " " + latency.p99() + " " + latency.p999() + " "
                + latency.most();
    }

    private AtomicInteger numbers(String[] words) {
        return numbers.computeIfAbsent(words[1] + words[2], name -> new AtomicInteger());
    }

    private Work work(String[] words) {
        Work work = find(words);
        if (work == null) {
            throw new IllegalArgumentException("not offered: " + words[1]);
        }
        return work;
    }

    private @Nullable Work find(String[] words) {
        if (contender == null) {
            throw new IllegalStateException("not open");
        }
        return contender.work(Task.valueOf(words[1]), Integer.parseInt(words[2]));
    }

    /** Keeps the answer of one operation. */
    private record Waited(CompletableFuture<Object> answer) implements Done {

        @Override
        public void done(Object result) {
            answer.complete(result);
        }

        @Override
        public void failed(Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }
}
