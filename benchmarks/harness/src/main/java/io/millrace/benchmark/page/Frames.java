package io.millrace.benchmark.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** The frames of a flight recording that ask for most memory, and those that take most time. */
public final class Frames {

    private static final int SHOWN = 15;
    private static final String OWN = "io.millrace.";
    private static final String CONTEST = "io.millrace.benchmark.";

    private final Map<String, Long> weights = new HashMap<>();
    private long sum;

    private Frames() {}

    /** Two lists as text: each frame with its part, and where in the library that is. */
    public static String of(Path recording) throws IOException {
        Frames bytes = new Frames();
        Frames time = new Frames();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.ObjectAllocationSample" -> bytes.add(event, event.getLong("weight"));
                    case "jdk.ExecutionSample" -> time.add(event, 1);
                    default -> {}
                }
            }
        }
        return "\nMemory is asked for by\n" + bytes.text() + "\nTime is taken by\n" + time.text();
    }

    private void add(RecordedEvent event, long weight) {
        if (event.getStackTrace() == null) {
            return;
        }
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        if (!frames.isEmpty()) {
            Optional<String> within = frames.stream()
                    .map(Frames::name)
                    .filter(name -> name.startsWith(OWN) && !name.startsWith(CONTEST))
                    .findFirst();
            String top = name(frames.get(0));
            String line = within.filter(name -> !name.equals(top))
                    .map(name -> top + "  in " + name)
                    .orElse(top);
            weights.merge(line, weight, Long::sum);
            sum += weight;
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(1_024);
        weights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(frame -> text.append(
                        String.format(Locale.ROOT, "%5.1f %%  %s%n", 100.0 * frame.getValue() / sum, frame.getKey())));
        return text.toString();
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }
}
