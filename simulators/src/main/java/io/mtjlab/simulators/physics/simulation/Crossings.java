package io.mtjlab.simulators.physics.simulation;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.physics.loop.FieldLoop.Point;

/** Fields at which a loop passes a middle resistance first, upwards and downwards, over several loops. */
final class Crossings {

    private final List<Double> up = new ArrayList<>();
    private final List<Double> down = new ArrayList<>();

    void see(List<Point> points, double middleOhms) {
        first(points, true, middleOhms, up);
        first(points, false, middleOhms, down);
    }

    private static void first(List<Point> points, boolean rising, double middle, List<Double> found) {
        for (int i = 1; i < points.size(); i++) {
            Point before = points.get(i - 1);
            Point now = points.get(i);
            if (now.rising() == rising
                    && before.rising() == rising
                    && (before.ohms() - middle) * (now.ohms() - middle) < 0) {
                found.add((before.fieldOersted() + now.fieldOersted()) / 2);
                return;
            }
        }
    }

    /** Means, what follows from them, and over several loops their deviations. */
    void into(Metrics metrics) {
        put(up, "switch_up_oersted", metrics);
        put(down, "switch_down_oersted", metrics);
        if (!up.isEmpty() && !down.isEmpty()) {
            double high = Metrics.mean(values(up));
            double low = Metrics.mean(values(down));
            metrics.put("coercivity_oersted", (high - low) / 2).put("offset_oersted", (high + low) / 2);
        }
    }

    private static void put(List<Double> fields, String name, Metrics metrics) {
        if (!fields.isEmpty()) {
            metrics.put(name, Metrics.mean(values(fields)));
            metrics.put("sd_" + name, Metrics.deviation(values(fields)));
        }
    }

    private static double[] values(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
