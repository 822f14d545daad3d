package io.mtjlab.simulators.physics.neuron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.Conditions;
import io.mtjlab.simulators.physics.ConductanceLaw;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.resonance.ResonanceLine;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.SigmoidEstimate;
import io.mtjlab.simulators.physics.telegraph.ThermalBarrier;
import io.mtjlab.simulators.physics.telegraph.TwoLevels;

/**
 * What the neuron really is, under the names and in the units of the device card.
 *
 * <table>
 * <caption>Parameters</caption>
 * <tr><td>sigmoid.alpha (1/Oe), sigmoid.beta (Oe)<td>rf_dbm, rf_megahertz
 * <tr><td>telegraph.R_P, R_AP (ohm), tau_P, tau_AP (s), P, theta_P, theta_AP (deg)<td>field_oersted, axis (hard),
 *     rf_dbm, rf_megahertz
 * <tr><td>rh.R_P, R_AP (ohm), TMR (a ratio, 1.14 is 114 %)<td>axis (easy): the loop's, or along the hard axis the
 *     telegraph signal's levels
 * <tr><td>rh.Hup, Hdown, Hc, H_offset (Oe)<td>step_oersted, seconds_per_step, seconds_to_reading (the whole step)
 * <tr><td>stfmr.fr, df (MHz), VS, VA, VC (V)<td>field_oersted, axis (hard), rf_dbm
 * </table>
 *
 * <p>All take temperature_kelvin and current_amperes as well. Levels are actual ones at the generator's connector, fields actual ones.
 */
final class NeuronTruth {

    /** Fields of the paper's telegraph traces. */
    private static final int FIRST_OERSTED = 16;

    private static final int LAST_OERSTED = 36;
    private static final double NOISELESS_SECONDS = 1e6;

    static final List<String> NAMES = List.of(
            "sigmoid.alpha",
            "sigmoid.beta",
            "telegraph.R_P",
            "telegraph.R_AP",
            "telegraph.tau_P",
            "telegraph.tau_AP",
            "telegraph.P",
            "telegraph.theta_P",
            "telegraph.theta_AP",
            "rh.R_P",
            "rh.R_AP",
            "rh.TMR",
            "rh.Hup",
            "rh.Hdown",
            "rh.Hc",
            "rh.H_offset",
            "stfmr.fr",
            "stfmr.df",
            "stfmr.VS",
            "stfmr.VA",
            "stfmr.VC");

    private final NeuronPreset preset;
    private final NeuronLandscape landscape;

    NeuronTruth(NeuronPreset preset, NeuronLandscape landscape) {
        this.preset = preset;
        this.landscape = landscape;
    }

    double of(String name, Map<String, Object> values) {
        Conditions conditions = new Conditions(name, values);
        int dot = name.indexOf('.');
        String kind = dot < 0 ? name : name.substring(0, dot);
        return switch (kind) {
            case "sigmoid" -> sigmoid(name, conditions);
            case "telegraph" -> telegraph(name, conditions);
            case "rh" -> loop(name, conditions);
            case "stfmr" -> stfmr(name, conditions);
            default -> throw unknown(name);
        };
    }

    private double sigmoid(String name, Conditions conditions) {
        Drive drive = drive(conditions, true, 0);
        SigmoidEstimate sigmoid = preset.microwave().absorption().moving().isPresent()
                ? fitted(drive)
                : sigmoid(preset.telegraphBarrier(drive.rfHertz(), drive.rfWatts(), drive.kelvin()));
        return switch (name) {
            case "sigmoid.alpha" -> sigmoid.slopePerOersted();
            case "sigmoid.beta" -> sigmoid.centreOersted();
            default -> throw unknown(name);
        };
    }

    private static SigmoidEstimate sigmoid(ThermalBarrier barrier) {
        return new SigmoidEstimate(barrier.sigmoidSlopePerOersted(), barrier.centreOersted());
    }

    /** Where the curve is no sigmoid: the one through its noiseless values over the paper's fields. */
    private SigmoidEstimate fitted(Drive drive) {
        List<SigmoidEstimate.Observation> curve = new ArrayList<>();
        for (int oersted = FIRST_OERSTED; oersted <= LAST_OERSTED; oersted++) {
            DwellTimes dwell = landscape.at(drive.withField(0, oersted)).dwell();
            curve.add(new SigmoidEstimate.Observation(
                    oersted,
                    NOISELESS_SECONDS,
                    NOISELESS_SECONDS * dwell.occupancy(),
                    Math.round(NOISELESS_SECONDS * dwell.eventsPerSecond())));
        }
        return SigmoidEstimate.of(curve);
    }

    private Drive drive(Conditions conditions, boolean hard, double fieldOersted) {
        return conditions.drive(
                hard, fieldOersted, preset.kelvin(), preset.bias().referenceAmperes());
    }

    private double telegraph(String name, Conditions conditions) {
        boolean hard = conditions.alongHardAxis(true);
        TwoLevels levels = landscape.at(drive(conditions, hard, conditions.number("field_oersted")));
        DwellTimes dwell = levels.dwell();
        return switch (name) {
            case "telegraph.R_P" -> levels.lowOhms();
            case "telegraph.R_AP" -> levels.highOhms();
            case "telegraph.tau_P" -> dwell.parallelSeconds();
            case "telegraph.tau_AP" -> dwell.antiparallelSeconds();
            case "telegraph.P" -> dwell.occupancy();
            case "telegraph.theta_P" -> preset.conductance().degrees(levels.lowOhms());
            case "telegraph.theta_AP" -> preset.conductance().degrees(levels.highOhms());
            default -> throw unknown(name);
        };
    }

    private double loop(String name, Conditions conditions) {
        boolean hard = conditions.alongHardAxis(false);
        ConductanceLaw levels = hard ? new ConductanceLaw(preset.lowOhms(), preset.highOhms()) : preset.conductance();
        return switch (name) {
            case "rh.R_P" -> levels.parallelOhms();
            case "rh.R_AP" -> levels.antiparallelOhms();
            case "rh.TMR" -> levels.tmr();
            case "rh.Hup", "rh.Hdown", "rh.Hc", "rh.H_offset" -> switching(name, hard, conditions);
            default -> throw unknown(name);
        };
    }

    private double switching(String name, boolean hard, Conditions conditions) {
        if (hard) {
            throw new IllegalArgumentException(
                    name + " is defined along the easy axis: the hard axis has no hysteresis");
        }
        double seconds = conditions.number("seconds_per_step");
        StaircaseSweep sweep = new StaircaseSweep(
                conditions.number("step_oersted"), seconds, conditions.numberOr("seconds_to_reading", seconds));
        ThermalBarrier barrier = preset.loopBarrier(conditions.numberOr("temperature_kelvin", preset.kelvin()));
        double up = sweep.medianUp(barrier);
        double down = sweep.medianDown(barrier);
        return switch (name) {
            case "rh.Hup" -> up;
            case "rh.Hdown" -> down;
            case "rh.Hc" -> (up - down) / 2;
            default -> (up + down) / 2;
        };
    }

    private double stfmr(String name, Conditions conditions) {
        boolean hard = conditions.alongHardAxis(true);
        return switch (name) {
            case "stfmr.fr" -> line(hard, conditions.number("field_oersted")).centreHertz() * 1e-6;
            case "stfmr.df" -> line(hard, conditions.number("field_oersted")).fullWidthHertz() * 1e-6;
            case "stfmr.VS" -> preset.rectification().symmetricVolts() * relativePower(conditions);
            case "stfmr.VA" -> preset.rectification().antisymmetricVolts() * relativePower(conditions);
            case "stfmr.VC" -> preset.rectification().broadbandVolts() * relativePower(conditions);
            default -> throw unknown(name);
        };
    }

    private ResonanceLine line(boolean hard, double fieldOersted) {
        return preset.ellipse().line(hard ? 0 : fieldOersted, hard ? fieldOersted : 0);
    }

    private double relativePower(Conditions conditions) {
        double watts = Unit.dbmToWatts(conditions.number("rf_dbm"));
        return watts / preset.rectification().referenceWatts();
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException(
                "the microwave neuron has no truth for '" + name + "'; it has " + String.join(", ", NAMES));
    }
}
