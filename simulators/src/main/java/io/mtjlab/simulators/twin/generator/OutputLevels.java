package io.mtjlab.simulators.twin.generator;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.Dimension;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.Status;

/**
 * Amplitude, offset, high and low of each output, all told for the load that is set, and how they hang together. What is
 * behind the output resistance never exceeds what the instrument has.
 */
final class OutputLevels {

    private final Panel panel;
    private final Status status;
    private final double openVolts;
    private final double[] load;
    private final Supplier<List<Double>> selectedShape;

    /** @param selectedShape the samples of the arbitrary shape that is selected */
    OutputLevels(Panel panel, Status status, double openVolts, int outputs, Supplier<List<Double>> selectedShape) {
        this.panel = panel;
        this.status = status;
        this.openVolts = openVolts;
        this.load = new double[outputs + 1];
        this.selectedShape = selectedShape;
        reset();
    }

    void reset() {
        Arrays.fill(load, Level.SOURCE_OHMS);
    }

    /** The panel has old values again: nothing is rescaled. */
    void recalled() {
        for (int i = 1; i < load.length; i++) {
            load[i] = panel.get("load", i);
        }
    }

    double loadOhms(int channel) {
        return load[channel];
    }

    double low(int channel) {
        return panel.get("offset", channel) - panel.get("vpp", channel) / 2;
    }

    double high(int channel) {
        return panel.get("offset", channel) + panel.get("vpp", channel) / 2;
    }

    /** The voltage behind the output resistance stays: what is told of it changes. */
    void loadChanged(int channel) {
        double factor = Level.fraction(panel.get("load", channel)) / Level.fraction(load[channel]);
        load[channel] = panel.get("load", channel);
        if (load[channel] >= Level.INFINITE && panel.word("unit", channel).equals("DBM")) {
            panel.put("unit", channel, 0);
            status.error(-221, "Settings conflict; infinite load changed dBm units to Vpp");
        }
        for (String each : List.of("vpp", "offset")) {
            panel.put(each, channel, panel.get(each, channel) * factor);
        }
    }

    private double most(int channel) {
        return openVolts * Level.fraction(load[channel]);
    }

    void keepWithin(String name, int channel) throws ScpiException {
        double vpp = panel.get("vpp", channel);
        double room = most(channel) - Math.abs(panel.get("offset", channel));
        if (vpp / 2 <= room * (1 + 1e-9)) {
            return;
        }
        if (name.equals("offset") || room <= 0) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        panel.put("vpp", channel, 2 * room);
        status.error(-222, "Data out of range; value clipped to upper limit");
    }

    void set(double high, double low, int channel) throws ScpiException {
        if (!(high > low) || Math.max(Math.abs(high), Math.abs(low)) > most(channel) * (1 + 1e-9)) {
            panel.put("high", channel, high(channel));
            panel.put("low", channel, low(channel));
            throw new ScpiException(StandardError.SETTINGS_CONFLICT);
        }
        panel.put("vpp", channel, high - low);
        panel.put("offset", channel, (high + low) / 2);
    }

    private double crest(int channel) {
        return AmplitudeUnit.crest(panel.word("kind", channel), selectedShape.get());
    }

    /** Amplitudes in the unit that is set, or that they are said in. */
    Panel.Conversion amplitudes() {
        return new Panel.Conversion() {
            @Override
            public double kept(double said, String unit, int channel) throws ScpiException {
                String named = AmplitudeUnit.named(unit, panel, channel);
                return AmplitudeUnit.toPeakToPeak(said, named, crest(channel), load[channel]);
            }

            @Override
            public double told(double kept, int channel) {
                return AmplitudeUnit.fromPeakToPeak(kept, panel.word("unit", channel), crest(channel), load[channel]);
            }
        };
    }

    /** The amplitude of an APPLy. */
    void amplitude(Call call, int index, Limits vpp, int channel) throws ScpiException {
        Limits any = Limits.of(-Double.MAX_VALUE, Double.MAX_VALUE, vpp.otherwise());
        double kept = call.isNumber(index)
                ? amplitudes().kept(call.number(index, Dimension.AMPLITUDE, any), call.unit(index), channel)
                : call.number(index, Dimension.AMPLITUDE, vpp);
        if (!(kept >= vpp.min() && kept <= vpp.max())) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        panel.put("vpp", channel, kept);
    }

    double toldAmplitude(int channel) {
        return amplitudes().told(panel.get("vpp", channel), channel);
    }
}
