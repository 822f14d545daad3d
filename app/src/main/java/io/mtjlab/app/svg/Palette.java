package io.mtjlab.app.svg;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.mtjlab.base.figure.Figure;
import io.mtjlab.base.figure.Figure.Series;

/**
 * Which colour a series has. Series whose name continues an earlier one ({@code 28 Oe} and {@code 28 Oe, fit}) belong
 * together and share it. Few groups take distinct colours; many are taken for an ordered set and lie on a ramp.
 */
final class Palette {

    private static final int DISTINCT = 5;
    /** Blue, teal, amber, red: distinct also for the colour-blind by their order of lightness, on white and on black. */
    private static final int[][] RAMP = {{62, 84, 172}, {36, 142, 168}, {96, 160, 72}, {222, 150, 32}, {206, 62, 62}};

    private final Map<String, String> colours = new LinkedHashMap<>();
    private final List<String> groups = new ArrayList<>();

    Palette(Figure figure) {
        var ordered = figure.panels().stream()
                .flatMap(p -> p.series().stream())
                .map(Series::name)
                .filter(name -> !isReference(name))
                .toList();
        for (String name : ordered) {
            if (!groups.contains(group(name))) {
                groups.add(name);
            }
        }
        for (int i = 0; i < groups.size(); i++) {
            colours.put(
                    groups.get(i),
                    groups.size() <= DISTINCT ? "var(--c" + i + ")" : ramp((double) i / (groups.size() - 1)));
        }
    }

    String of(Series series) {
        return isReference(series.name()) ? "var(--ink)" : colours.getOrDefault(group(series.name()), "var(--ink)");
    }

    /** Whether the name continues an earlier one and shares its colour. */
    boolean follows(String name) {
        return !isReference(name) && !group(name).equals(name);
    }

    /** Drawn in ink and dashed: what the others are compared with. */
    static boolean isReference(String name) {
        return name.toLowerCase(Locale.ROOT).startsWith("truth") || name.isEmpty();
    }

    private String group(String name) {
        for (String group : groups) {
            if (name.equals(group) || name.startsWith(group + " ") || name.startsWith(group + ",")) {
                return group;
            }
        }
        return name;
    }

    /** The colour at a place on the ramp, from 0 to 1. */
    static String ramp(double place) {
        double at = place * (RAMP.length - 1);
        int left = Math.min((int) at, RAMP.length - 2);
        var text = new StringBuilder("#");
        for (int channel = 0; channel < 3; channel++) {
            double value = RAMP[left][channel] + (at - left) * (RAMP[left + 1][channel] - RAMP[left][channel]);
            text.append(String.format(Locale.ROOT, "%02x", Math.round(value)));
        }
        return text.toString();
    }
}
