package io.millrace.benchmark.page;

import io.millrace.benchmark.entrant.Entrant;
import io.millrace.benchmark.report.Measurement;
import io.millrace.benchmark.report.Report;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Bars beside each other: how much of what the driver does by hand each contender does, workload by workload. */
final class Charts {

    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 520;
    private static final int SHORT = 26;

    private static final Set<String> OVERVIEW = Set.of(
            "get, 1 in flight",
            "get, 64 in flight",
            "list of 100",
            "list of 1,000",
            "TechEmpower fortunes",
            "insert 1,000",
            "100 authors with posts and comments",
            "IMDBench get_movie");

    private final Report report;

    Charts(Report report) {
        this.report = report;
    }

    /** The gets, and below them everything else, from one distance. */
    byte[] png(int distance) {
        List<CategoryChart> charts = new ArrayList<>();
        List<String> gets = workloads(distance, name -> name.startsWith("get"));
        List<String> reads = workloads(distance, name -> name.startsWith("list") || name.startsWith("Tech"));
        List<String> rest = workloads(distance, name -> !gets.contains(name) && !reads.contains(name));
        for (List<String> workloads : List.of(gets, reads, rest)) {
            if (!workloads.isEmpty()) {
                charts.add(chart(workloads, distance));
            }
        }
        return together(charts);
    }

    /** A few workloads that stand for the others, from near: for a first look. */
    byte[] overview() {
        List<String> few = workloads(0, OVERVIEW::contains);
        return together(few.isEmpty() ? List.of() : List.of(chart(few, 0)));
    }

    private List<String> workloads(int distance, Predicate<String> which) {
        return report.workloads(distance).stream().filter(which).toList();
    }

    private CategoryChart chart(List<String> workloads, int distance) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Operations in a second, as a part of Vert.x by hand"
                        + (distance == 0 ? "" : ", " + distance + " ms away"))
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setXAxisLabelRotation(workloads.size() > 5 ? 20 : 0);
        chart.getStyler().setAvailableSpaceFill(0.85);
        chart.getStyler().setYAxisMin(0.0);
        List<String> names = workloads.stream().map(Charts::shortened).toList();
        for (String contender : report.contenders()) {
            if (!contender.equals(Entrant.BY_HAND_AGAIN.name())) {
                List<Double> ratios = workloads.stream()
                        .map(workload -> report.find(workload, distance, contender)
                                .map(Measurement::ratio)
                                .orElse(0.0))
                        .toList();
                chart.addSeries(contender, names, ratios);
            }
        }
        return chart;
    }

    private static byte[] together(List<CategoryChart> charts) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT * Math.max(1, charts.size()), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (CategoryChart chart : charts) {
            chart.paint(graphics, WIDTH, HEIGHT);
            graphics.translate(0, HEIGHT);
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return png.toByteArray();
    }

    private static String shortened(String workload) {
        String name = workload.replace("TechEmpower ", "");
        return name.length() <= SHORT ? name : name.substring(0, SHORT - 1) + "…";
    }
}
