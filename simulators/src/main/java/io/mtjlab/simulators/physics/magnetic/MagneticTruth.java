package io.mtjlab.simulators.physics.magnetic;

import java.util.Map;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.Conditions;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.resonance.ResonanceLine;
import io.mtjlab.simulators.physics.resonance.StfmrModel.Mode;
import io.mtjlab.simulators.physics.telegraph.DwellTimes;
import io.mtjlab.simulators.physics.telegraph.TwoLevels;

/** What a magnetic junction really is, under the names and in the units of the device card. */
record MagneticTruth(MagneticPreset preset) {

    private static final String NAMES =
            "rh.R_P, rh.R_AP, rh.TMR, telegraph.R_P, R_AP, tau_P, tau_AP, P, stfmr.fr, df, VS, VA, VC, rv.breakdown_V, and on a channel rv.Vc_plus, Vc_minus";

    double of(String name, Map<String, Object> values) {
        Conditions conditions = new Conditions(name, values);
        return switch (name) {
            case "rh.R_P" -> preset.layers().conductance().parallelOhms();
            case "rh.R_AP" -> preset.layers().conductance().antiparallelOhms();
            case "rh.TMR" -> preset.layers().conductance().tmr();
            case "rv.breakdown_V" -> preset.breakdownVolts();
            case "rv.Vc_plus" -> critical(name);
            case "rv.Vc_minus" -> -critical(name);
            case "telegraph.R_P", "telegraph.R_AP", "telegraph.tau_P", "telegraph.tau_AP", "telegraph.P" ->
                telegraph(name, new Layers(preset).levels(drive(conditions)));
            case "stfmr.fr", "stfmr.df", "stfmr.VS", "stfmr.VA", "stfmr.VC" -> stfmr(name, conditions);
            default ->
                throw new IllegalArgumentException("the junction has no truth for '" + name + "'; it has " + NAMES);
        };
    }

    private double critical(String name) {
        return preset.channel()
                .orElseThrow(() -> new IllegalArgumentException(name + ": this junction has no channel"))
                .criticalVolts();
    }

    private Drive drive(Conditions conditions) {
        return conditions.drive(
                conditions.alongHardAxis(true),
                conditions.number("field_oersted"),
                preset.layers().kelvin(),
                preset.bias().referenceAmperes());
    }

    private static double telegraph(String name, TwoLevels levels) {
        DwellTimes dwell = levels.byResistance();
        return switch (name) {
            case "telegraph.R_P" -> Math.min(levels.lowOhms(), levels.highOhms());
            case "telegraph.R_AP" -> Math.max(levels.lowOhms(), levels.highOhms());
            case "telegraph.tau_P" -> dwell.parallelSeconds();
            case "telegraph.tau_AP" -> dwell.antiparallelSeconds();
            default -> dwell.occupancy();
        };
    }

    private double stfmr(String name, Conditions conditions) {
        if (preset.resonance().modes().isEmpty()) {
            throw new IllegalArgumentException(name + ": this junction has no resonance");
        }
        Mode mode = preset.resonance().modes().get(0);
        return switch (name) {
            case "stfmr.fr" -> line(mode, conditions).centreHertz() * 1e-6;
            case "stfmr.df" -> line(mode, conditions).fullWidthHertz() * 1e-6;
            case "stfmr.VS" -> mode.rectification().symmetricVolts() * share(mode, conditions);
            case "stfmr.VA" -> mode.rectification().antisymmetricVolts() * share(mode, conditions);
            default -> mode.rectification().broadbandVolts() * share(mode, conditions);
        };
    }

    private static ResonanceLine line(Mode mode, Conditions conditions) {
        double oersted = conditions.number("field_oersted");
        boolean hard = conditions.alongHardAxis(true);
        return mode.layer().line(hard ? 0 : oersted, hard ? oersted : 0);
    }

    private double share(Mode mode, Conditions conditions) {
        return preset.resonance().relativePower(mode, Unit.dbmToWatts(conditions.number("rf_dbm")));
    }
}
