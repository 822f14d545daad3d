package io.mtjlab.analysis.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mtjlab.analysis.files.Kinds;

/** The sets that lie beside the project as files, with truths scaled as the FORMAT.md beside them says. */
record PracticeSets(String name, List<SimulatedSet> sets) implements SetSource {

    /** Those of the kinds that can be fitted, from the folder {@code practice}. */
    static List<PracticeSets> in(Path practice) {
        List<PracticeSets> found = new ArrayList<>();
        add(
                found,
                practice.resolve("telegraph2"),
                "telegraph",
                "practice telegraph, two levels",
                PracticeSets::twoLevels);
        add(
                found,
                practice.resolve("telegraphN"),
                "telegraph",
                "practice telegraph, several levels",
                PracticeSets::several);
        add(found, practice.resolve("stfmr"), "stfmr", "practice stfmr", PracticeSets::spectrum);
        add(found, practice.resolve("ph"), "sigmoid", "practice sigmoid", PracticeSets::sigmoid);
        add(found, practice.resolve("rh"), "rh", "practice rh", PracticeSets::fieldLoop);
        add(found, practice.resolve("rv"), "rv", "practice rv", PracticeSets::voltageLoop);
        add(found, practice.resolve("pulse"), "pulses", "practice pulses", PracticeSets::pulses);
        add(found, practice.resolve("arrhenius"), "arrhenius", "practice arrhenius", PracticeSets::arrhenius);
        return found;
    }

    private static void add(
            List<PracticeSets> to, Path folder, String kind, String name, BiConsumer<JsonNode, List<Truth>> truths) {
        if (!Kinds.words().contains(kind) || !Files.isDirectory(folder)) {
            return;
        }
        try {
            List<SimulatedSet> sets = new ArrayList<>();
            for (JsonNode truth :
                    new ObjectMapper().readTree(folder.resolve("truth.json").toFile())) {
                String id = truth.path("id").asText();
                List<Truth> expected = new ArrayList<>();
                truths.accept(truth, expected);
                sets.add(new SimulatedSet(
                        id, Kinds.named(kind), Files.readString(folder.resolve(id + ".csv")), expected));
            }
            to.add(new PracticeSets(name, sets));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SimulatedSet draw(long seed, int index) {
        return sets.get(index);
    }

    private static void twoLevels(JsonNode truth, List<Truth> to) {
        resistances(truth, to);
        relative(truth, "tau_P", to);
        relative(truth, "tau_AP", to);
        to.add(new Truth("P", "P", truth.path("P").asDouble(), 1));
    }

    private static void several(JsonNode truth, List<Truth> to) {
        count(truth, "n_levels", to);
        JsonNode levels = truth.path("levels");
        double gap = levels.path(levels.size() - 1).asDouble() - levels.path(0).asDouble();
        for (int k = 0; k < levels.size(); k++) {
            double dwell = truth.path("dwell").path(k).asDouble();
            to.add(new Truth("level_" + k, "level", levels.path(k).asDouble(), gap));
            to.add(new Truth("dwell_" + k, "dwell", dwell, dwell));
            to.add(new Truth("occ_" + k, "occ", truth.path("occupancy").path(k).asDouble(), 1));
        }
    }

    private static void spectrum(JsonNode truth, List<Truth> to) {
        JsonNode peaks = truth.path("peaks");
        double size = 0;
        for (int k = 0; k < peaks.size(); k++) {
            double df = peaks.path(k).path("df").asDouble();
            double symmetric = peaks.path(k).path("V_S").asDouble();
            double antisymmetric = peaks.path(k).path("V_A").asDouble();
            size = Math.hypot(symmetric, antisymmetric);
            to.add(new Truth("fr_" + k, "fr", peaks.path(k).path("fr").asDouble(), df));
            to.add(new Truth("df_" + k, "df", df, df));
            to.add(new Truth("VS_" + k, "VS", symmetric, size));
            to.add(new Truth("VA_" + k, "VA", antisymmetric, size));
        }
        if (peaks.size() == 1) {
            to.add(new Truth("VC", "VC", truth.path("V_C").asDouble(), size));
        }
    }

    private static void sigmoid(JsonNode truth, List<Truth> to) {
        double alpha = truth.path("alpha").asDouble();
        // What is called separated there was drawn to be so; two fields with both states in their counts hold both
        // values.
        boolean determined = truth.path("intermediate_points").asInt() > 1;
        to.add(determined ? new Truth("alpha", "alpha", alpha, Math.abs(alpha)) : Truth.none("alpha", "alpha"));
        to.add(
                determined
                        ? new Truth("beta", "beta", truth.path("beta").asDouble(), 1 / Math.abs(alpha))
                        : Truth.none("beta", "beta"));
    }

    private static void fieldLoop(JsonNode truth, List<Truth> to) {
        double step = truth.path("dH").asDouble();
        if (truth.path("kind").asText().equals("noswitch")) {
            List.of("TMR", "Hc", "H_offset", "Hup_0", "Hdown_0").forEach(name -> to.add(Truth.none(name, name)));
        } else {
            resistances(truth, to);
            relative(truth, "TMR", to);
            known(truth, "Hc", step, to);
            known(truth, "H_offset", step, to);
            steps(truth.path("H_up"), "Hup", step, to);
            steps(truth.path("H_down"), "Hdown", step, to);
            known(truth, "Hs", Math.abs(truth.path("Hs").asDouble(1)), to);
            known(truth, "H_RL", Math.abs(truth.path("H_RL").asDouble(1)), to);
        }
        count(truth, "n_levels", to);
    }

    private static void voltageLoop(JsonNode truth, List<Truth> to) {
        double step = truth.path("dV").asDouble();
        resistances(truth, to);
        relative(truth, "TMR", to);
        count(truth, "n_levels", to);
        known(truth, "Vc_plus", step, to);
        known(truth, "Vc_minus", step, to);
        steps(truth.path("V_up"), "Vup", step, to);
        steps(truth.path("V_down"), "Vdown", step, to);
        known(truth, "breakdown_V", step, to);
    }

    private static void pulses(JsonNode truth, List<Truth> to) {
        if (truth.path("mode").asText().equals("amplitude")) {
            for (String name : List.of("V_fire", "V_fire_sd", "V_reset", "V_reset_sd")) {
                known(truth, name, truth.path("dV").asDouble(), to);
            }
        } else {
            List.of("N_fire", "N_fire_sd", "N_reset").forEach(name -> known(truth, name, 1, to));
        }
    }

    private static void arrhenius(JsonNode truth, List<Truth> to) {
        for (String name : List.of("ln_tau0", "E_P_K", "E_AP_K", "slope_P", "slope_AP", "H_eq")) {
            if (truth.path(name).isNumber()) {
                double scale =
                        name.equals("ln_tau0") ? 1 : Math.abs(truth.path(name).asDouble());
                to.add(new Truth(name, name, truth.path(name).asDouble(), scale));
            }
        }
    }

    private static void resistances(JsonNode truth, List<Truth> to) {
        double gap = truth.path("R_AP").asDouble() - truth.path("R_P").asDouble();
        to.add(new Truth("R_P", "R_P", truth.path("R_P").asDouble(), gap));
        to.add(new Truth("R_AP", "R_AP", truth.path("R_AP").asDouble(), gap));
    }

    private static void relative(JsonNode truth, String name, List<Truth> to) {
        double value = truth.path(name).asDouble();
        to.add(new Truth(name, name, value, Math.abs(value)));
    }

    private static void count(JsonNode truth, String name, List<Truth> to) {
        to.add(new Truth(name, name, truth.path(name).asDouble(), 1));
    }

    /** Null says that the data hold none. */
    private static void known(JsonNode truth, String name, double scale, List<Truth> to) {
        to.add(
                truth.path(name).isNumber()
                        ? new Truth(name, name, truth.path(name).asDouble(), scale)
                        : Truth.none(name, name));
    }

    private static void steps(JsonNode fields, String name, double scale, List<Truth> to) {
        for (int k = 0; k < fields.size(); k++) {
            to.add(new Truth(name + "_" + k, name, fields.path(k).asDouble(), scale));
        }
        if (fields.size() == 0) {
            to.add(Truth.none(name + "_0", name));
        }
    }
}
