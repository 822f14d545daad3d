package io.mtjlab.protocols.stfmr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.base.time.LabClock;
import io.mtjlab.instruments.capability.CurrentSource;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.parameter.Grid;
import io.mtjlab.protocols.parameter.RfLevel;
import io.mtjlab.protocols.setup.BiasParameters;
import io.mtjlab.protocols.setup.CalibrationNotes;
import io.mtjlab.protocols.setup.RfParameters;
import io.mtjlab.protocols.setup.SetPoint;
import io.mtjlab.protocols.setup.Station;

/** The direct current during a spectrum. A source without one to give stands at zero, its output off. */
final class SpectrumBias {

    /** A current source and a few hundred ohms settle within milliseconds. */
    private static final Duration SETTLE = Duration.ofMillis(20);

    private final Grid currents;
    private final Optional<CurrentSource> source;
    private final LabClock clock;
    private final double complianceVolts;

    /**
     * @param highestDbm that the generator gives meanwhile
     * @throws io.mtjlab.base.error.InvalidInput when a current is said, and nothing gives one
     */
    SpectrumBias(Arguments step, Station station, double highestDbm) {
        currents = step.get(StfmrParameters.BIAS);
        source = station.optionalPart("source", CurrentSource.class);
        clock = station.clock();
        if (flows() && source.isEmpty()) {
            throw step.error("bias_amperes is said, but no role fills the part source");
        }
        complianceVolts = flows()
                ? BiasParameters.complianceVolts(
                        step, station, RfParameters.peakVolts(List.of(RfLevel.of(highestDbm)), station))
                : 0;
    }

    private boolean flows() {
        return currents.largestMagnitude() > 0;
    }

    Optional<CurrentSource> source() {
        return source;
    }

    void prepare() {
        source.ifPresent(current -> {
            current.setAmperes(0);
            if (flows()) {
                current.setRangeAmperes(currents.largestMagnitude());
                current.setComplianceVolts(complianceVolts);
            }
            current.setOutput(flows());
        });
    }

    /** Lets so many ampere flow, where any are to. */
    void set(double amperes) throws InterruptedException {
        if (flows()) {
            source.orElseThrow().setAmperes(amperes);
            clock.sleep(SETTLE);
        }
    }

    void note(double amperes, UnitRecorder points) {
        source.filter(current -> flows())
                .ifPresent(current -> new CalibrationNotes(points).amperes(amperes, current.amperesAccuracy()));
    }

    List<SetPoint> setPoints() {
        List<SetPoint> all = new ArrayList<>();
        if (flows()) {
            CurrentSource current = source.orElseThrow();
            all.add(new SetPoint(current, SetPoint.Quantity.COMPLIANCE, complianceVolts));
            currents.values().forEach(amperes -> all.add(new SetPoint(current, SetPoint.Quantity.CURRENT, amperes)));
        }
        return all;
    }
}
